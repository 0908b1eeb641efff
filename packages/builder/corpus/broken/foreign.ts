import { type Broken, H, kind } from './case.ts';

function foreign(file: string, content: string, says: string, line = 1): Parameters<typeof kind>[1][number] {
  return [file, { [file]: content }, `INVALID_BUILD ${file}:${line} ${says}`];
}

const PIN = `foo==1.0 ${H}\n`;

/** Files of other tools, and pages in place of a lock. */
export const foreignLocks: readonly Broken[] = [
  ...kind("another tool's lock", [
    foreign('uv.lock', 'version = 1\nrequires-python = ">=3.11"\n', 'uv export'),
    foreign('poetry.lock', '[[package]]\nname = "foo"\nversion = "1.0"\n', 'poetry export'),
    foreign('Pipfile.lock', '{"_meta": {}, "default": {}}\n', 'pipenv requirements'),
    foreign('pdm.lock', '[metadata]\nlock_version = "4.5.0"\n', 'pdm export'),
    foreign('sub/uv.lock', 'version = 1\n', 'uv export'),
  ]),
  ...kind("another tool's lock, included", [
    [
      'uv.lock',
      { 'r.txt': '-r uv.lock\n', 'uv.lock': 'version = 1\n' },
      'INVALID_BUILD uv.lock:1 ',
      { andMore: true },
    ],
    [
      'pylock.toml',
      { 'r.txt': '-r pylock.toml\n', 'pylock.toml': 'lock-version = "1.0"\n' },
      'INVALID_BUILD pylock.toml:1 packages',
    ],
  ]),
  ...kind('the project instead of its lock', [
    [
      'pyproject.toml',
      { 'pyproject.toml': '[project]\nname = "foo"\n' },
      'INVALID_BUILD pyproject.toml:1 ',
      { andMore: true },
    ],
    [
      'setup.py',
      { 'setup.py': 'from setuptools import setup\nsetup()\n' },
      'INVALID_BUILD setup.py:1 ',
      { andMore: true },
    ],
    ['Pipfile', { Pipfile: '[packages]\nfoo = "*"\n' }, 'INVALID_BUILD Pipfile:1 ', { andMore: true }],
    [
      'requirements.in',
      { 'requirements.in': 'foo>=1\n' },
      'INVALID_BUILD requirements.in:1 uv pip compile --generate-hashes',
    ],
    [
      'environment.yml',
      { 'environment.yml': 'name: foo\ndependencies:\n  - foo=1.0\n' },
      'INVALID_BUILD environment.yml:1 ',
      { andMore: true },
    ],
    [
      'package-lock.json',
      { 'package-lock.json': '{\n  "name": "foo"\n}\n' },
      'INVALID_BUILD package-lock.json:1 ',
      { andMore: true },
    ],
  ]),
  ...kind('an answer instead of a lock', [
    [
      'an error page',
      '<!doctype html>\n<title>404</title>\n',
      ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:2 '],
    ],
    ['JSON of an API', '{"message": "Not Found"}\n', 'INVALID_BUILD r.txt:1 '],
    [
      'XML of a store',
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>\n',
      'INVALID_BUILD r.txt:1 ',
    ],
    [
      'a report of pip',
      '{\n  "version": "1",\n  "install": []\n}\n',
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
  ]),
  ...kind('output of a program', [
    [
      'pip list',
      'Package Version\n------- -------\nfoo     1.0\n',
      ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:2 ', 'INVALID_BUILD r.txt:3 '],
    ],
    ['pip show', 'Name: foo\nVersion: 1.0\n', ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:2 ']],
    [
      'pip freeze',
      'foo==1.0\nbar @ file:///srv/bar\n',
      ['HASH r.txt:1 no hash', 'INVALID_BUILD r.txt:2 URL'],
      { andMore: true },
    ],
    ['a warning before the lock', `WARNING: using legacy resolver\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
    [
      'a listing',
      `total 4\n-rw-r--r-- 1 me me 5 foo.whl\n`,
      ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:2 '],
    ],
  ]),
  ...kind('marks of a merge', [
    [
      'git',
      `<<<<<<< HEAD\nfoo==1.0 ${H}\n=======\nfoo==1.1 ${H}\n>>>>>>> main\n`,
      [
        'INVALID_BUILD r.txt:1 ',
        'INVALID_BUILD r.txt:3 ',
        'INVALID_BUILD r.txt:4 conflicts',
        'INVALID_BUILD r.txt:5 ',
      ],
    ],
    [
      'a patch',
      `--- a/r.txt\n+++ b/r.txt\n@@ -1 +1 @@\n-foo==1.0\n+foo==1.1\n`,
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
  ]),
  ...kind('a pointer instead of the file', [
    [
      'git LFS',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`,
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
    ['a link that git wrote as text', '../locks/r.txt', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a template', [
    ['of Jinja', `foo=={{ version }} ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
    [
      'a block of Jinja',
      `{% if dev %}\n${PIN}{% endif %}\n`,
      ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:3 '],
    ],
    [
      'of the C preprocessor',
      `#include "base.txt"\nfoo==@VERSION@ ${H}\n`,
      'UNPINNED r.txt:2 the version cannot be read',
    ],
  ]),
  ...kind('another language', [
    ['a shell script', '#!/bin/sh\npip install foo==1.0\n', 'INVALID_BUILD r.txt:2 '],
    [
      'a Dockerfile',
      'FROM python:3.12\nRUN pip install foo\n',
      ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:2 '],
    ],
    ['YAML', '- foo==1.0\n- bar==1.0\n', ['INVALID_BUILD r.txt:1 ', 'INVALID_BUILD r.txt:2 ']],
    ['a list of Python', '"foo==1.0",\n', 'INVALID_BUILD r.txt:1 '],
    ['several on a line', `foo==1.0, bar==1.0 ${H}\n`, 'UNPINNED r.txt:1 '],
    ['a comment of C', `// foo\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
    ['a comment of INI', `; foo\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
  ]),
];
