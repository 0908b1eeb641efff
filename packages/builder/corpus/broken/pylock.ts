import { type Broken, DIGEST, kind } from './case.ts';

const HEAD = 'lock-version = "1.0"\ncreated-by = "test"\n';
const FILE = 'foo-1.0-py3-none-any.whl';
const HASHES = `hashes = { sha256 = "${DIGEST}" }`;
const SECRET = 'Marker5ecret';

function wheel(fields: string): string {
  return `wheels = [{ ${fields} }]\n`;
}

const URL = `url = "https://files.example/${FILE}"`;
const GOOD = wheel(`${URL}, ${HASHES}`);

/** A lock of one package, whose table starts at line 3. */
function packageOf(fields: string, head: string = HEAD): Broken['files'] {
  return { 'pylock.toml': `${head}[[packages]]\n${fields}` };
}

function foo(fields: string, version = 'version = "1.0"\n'): Broken['files'] {
  return packageOf(`name = "foo"\n${version}${fields}`);
}

function lock(text: string | Uint8Array): Broken['files'] {
  return { 'pylock.toml': text };
}

const AT = 'INVALID_BUILD pylock.toml:';
const SOME = { andMore: true };

/** Locks of PEP 751 that no installer may take. */
export const pylock: readonly Broken[] = [
  ...kind('pylock: lock-version', [
    ['missing', lock(`created-by = "test"\npackages = []\n`), `${AT}1 lock-version`, SOME],
    [
      'a newer one',
      packageOf(`name = "foo"\nversion = "1.0"\n${GOOD}`, HEAD.replace('1.0', '2.0')),
      `${AT}1 lock-version`,
      SOME,
    ],
    [
      'a number',
      packageOf(`name = "foo"\nversion = "1.0"\n${GOOD}`, HEAD.replace('"1.0"', '1.0')),
      `${AT}1 lock-version`,
      SOME,
    ],
    [
      'a word',
      packageOf(`name = "foo"\nversion = "1.0"\n${GOOD}`, HEAD.replace('1.0', 'one')),
      `${AT}1 lock-version`,
      SOME,
    ],
  ]),
  ...kind('pylock: no packages', [
    ['the key is missing', lock(HEAD), `${AT}1 packages`],
    ['an empty list', lock(`${HEAD}packages = []\n`), `${AT}3`],
    ['an empty file', lock(''), `${AT}1 `],
  ]),
  ...kind('pylock: a type', [
    ['packages is a table', lock(`${HEAD}[packages]\nname = "foo"\n`), `${AT}3`],
    ['packages is a string', lock(`${HEAD}packages = "foo"\n`), `${AT}3`],
    ['a package is a string', lock(`${HEAD}packages = ["foo"]\n`), `${AT}3`],
    ['name is a number', packageOf(`name = 1\nversion = "1.0"\n${GOOD}`), `${AT}3`],
    ['version is a number', foo(GOOD, 'version = 1.0\n'), `${AT}3`],
    ['version is a date', foo(GOOD, 'version = 2026-01-01\n'), `${AT}3`],
    ['wheels is a table', foo(`[packages.wheels]\n${URL}\n`), `${AT}3`],
    ['hashes is a list', foo(wheel(`${URL}, hashes = ["sha256:${DIGEST}"]`)), `${AT}3`],
    [
      'a digest is a number',
      foo(wheel(`${URL}, hashes = { sha256 = 1 }`)),
      'INVALID_BUILD pylock.toml:3',
      SOME,
    ],
    ['marker is a boolean', foo(`marker = true\n${GOOD}`), `${AT}3`],
    ['url is a list', foo(wheel(`url = ["https://files.example/${FILE}"], ${HASHES}`)), `${AT}3`],
  ]),
  ...kind('pylock: a name or version', [
    ['no name', packageOf(`version = "1.0"\n${GOOD}`), `${AT}3 name`],
    ['a name that is none', packageOf(`name = "../foo"\nversion = "1.0"\n${GOOD}`), `${AT}3`],
    ['a name of every object', packageOf(`name = "__proto__"\nversion = "1.0"\n${GOOD}`), `${AT}3`],
    ['a version that is none', foo(GOOD, 'version = "latest"\n'), 'UNPINNED pylock.toml:3'],
    ['a range', foo(GOOD, 'version = ">=1.0"\n'), 'UNPINNED pylock.toml:3'],
    ['a control character', packageOf(`name = "fo\\u001bo"\nversion = "1.0"\n${GOOD}`), `${AT}3`],
  ]),
  ...kind('pylock: no hash', [
    ['the key is missing', foo(wheel(URL)), 'HASH pylock.toml:3'],
    ['an empty table', foo(wheel(`${URL}, hashes = {}`)), 'HASH pylock.toml:3'],
    [
      'of one of two wheels',
      foo(
        `wheels = [{ ${URL}, ${HASHES} }, { url = "https://files.example/foo-1.0-cp311-cp311-linux_x86_64.whl" }]\n`,
      ),
      'HASH pylock.toml:3',
    ],
  ]),
  ...kind('pylock: a weak or cut hash', [
    ['md5 alone', foo(wheel(`${URL}, hashes = { md5 = "${'a'.repeat(32)}" }`)), 'HASH pylock.toml:3'],
    [
      'one digit less',
      foo(wheel(`${URL}, hashes = { sha256 = "${DIGEST.slice(1)}" }`)),
      'HASH pylock.toml:3',
    ],
    ['no digit', foo(wheel(`${URL}, hashes = { sha256 = "${'g'.repeat(64)}" }`)), 'HASH pylock.toml:3'],
    ['empty', foo(wheel(`${URL}, hashes = { sha256 = "" }`)), 'HASH pylock.toml:3'],
  ]),
  ...kind('pylock: no file', [
    ['neither wheel nor source', foo(''), 'INVALID_BUILD pylock.toml:3 '],
    ['an empty list of wheels', foo('wheels = []\n'), 'INVALID_BUILD pylock.toml:3 '],
    ['a wheel without a place', foo(wheel(`name = "${FILE}", ${HASHES}`)), `${AT}3`],
  ]),
  ...kind('pylock: a folder', [
    [
      'editable',
      packageOf('name = "foo"\ndirectory = { path = ".", editable = true }\n'),
      `${AT}3 --no-emit-workspace`,
    ],
    ['of the project', packageOf('name = "foo"\ndirectory = { path = "lib" }\n'), `${AT}3 `],
  ]),
  ...kind('pylock: a version control system', [
    [
      'git',
      packageOf(
        `name = "foo"\nvcs = { type = "git", url = "https://git.example/foo", commit-id = "${'a'.repeat(40)}" }\n`,
      ),
      `${AT}3 `,
    ],
  ]),
  ...kind('pylock: an archive', [
    [
      'of an address',
      packageOf(`name = "foo"\narchive = { url = "https://files.example/foo.tar.gz", ${HASHES} }\n`),
      `${AT}3 `,
    ],
  ]),
  ...kind('pylock: two sources', [
    ['wheels and a folder', foo(`${GOOD}directory = { path = "." }\n`), `${AT}3 `],
    [
      'wheels and git',
      foo(`${GOOD}vcs = { type = "git", url = "https://git.example/foo", commit-id = "a" }\n`),
      `${AT}3 `,
    ],
    [
      'wheels and an archive',
      foo(`${GOOD}archive = { url = "https://files.example/foo.tar.gz", ${HASHES} }\n`),
      `${AT}3 `,
    ],
  ]),
  ...kind('pylock: a wheel of something else', [
    [
      'another project',
      foo(wheel(`url = "https://files.example/evil-1.0-py3-none-any.whl", ${HASHES}`)),
      `${AT}3`,
    ],
    [
      'another version',
      foo(wheel(`url = "https://files.example/foo-2.0-py3-none-any.whl", ${HASHES}`)),
      `${AT}3`,
    ],
    ['no wheel at all', foo(wheel(`url = "https://files.example/foo.exe", ${HASHES}`)), `${AT}3`],
    ['without a file name', foo(wheel(`url = "https://files.example/", ${HASHES}`)), `${AT}3`],
    [
      'a way up in its name',
      foo(wheel(`name = "../../foo-1.0-py3-none-any.whl", ${URL}, ${HASHES}`)),
      `${AT}3`,
    ],
  ]),
  ...kind('pylock: an address', [
    ['of a file', foo(wheel(`url = "file:///srv/${FILE}", ${HASHES}`)), `${AT}3`],
    ['ftp', foo(wheel(`url = "ftp://files.example/${FILE}", ${HASHES}`)), `${AT}3`],
    ['relative', foo(wheel(`url = "${FILE}", ${HASHES}`)), `${AT}3`],
    ['no address', foo(wheel(`url = "https://", ${HASHES}`)), `${AT}3`],
    [
      'with credentials',
      foo(wheel(`url = "https://me:${SECRET}@files.example/${FILE}", ${HASHES}`)),
      `${AT}3`,
      { secret: SECRET },
    ],
  ]),
  ...kind('pylock: a path', [
    ['out of the project', foo(wheel(`path = "../${FILE}", ${HASHES}`)), `${AT}3`],
    ['from the root', foo(wheel(`path = "/srv/${FILE}", ${HASHES}`)), `${AT}3`],
    ['empty', foo(wheel(`path = "", ${HASHES}`)), `${AT}3`],
  ]),
  ...kind('pylock: a marker', [
    ['an unknown variable', foo(`marker = "platform == 'x'"\n${GOOD}`), `${AT}3`],
    ['cut off', foo(`marker = "os_name =="\n${GOOD}`), `${AT}3`],
    ['201 parentheses', foo(`marker = "${'('.repeat(201)}"\n${GOOD}`), `${AT}3`],
  ]),
  ...kind('pylock: twice', [
    [
      'two versions',
      lock(
        `${HEAD}[[packages]]\nname = "foo"\nversion = "1.0"\n${GOOD}[[packages]]\nname = "foo"\nversion = "2.0"\n${GOOD.replace('foo-1.0', 'foo-2.0')}`,
      ),
      `${AT}7 `,
    ],
    [
      'two sets of hashes',
      lock(
        `${HEAD}[[packages]]\nname = "foo"\nversion = "1.0"\n${GOOD}[[packages]]\nname = "foo"\nversion = "1.0"\n${GOOD.replace(DIGEST, 'b'.repeat(64))}`,
      ),
      `${AT}7 `,
    ],
  ]),
  ...kind('pylock: TOML that is none', [
    ['no value', lock('lock-version =\n'), `${AT}1 TOML`],
    ['a key twice', lock(`${HEAD}created-by = "again"\n`), `${AT}3 TOML`],
    ['a string that is not closed', lock(`${HEAD}\n[[packages]]\nname = "foo\n`), `${AT}5 TOML`],
    ['a table twice', lock(`${HEAD}[tool]\n[tool]\n`), `${AT}4 TOML`],
    ['a requirement file', lock(`foo==1.0 --hash=sha256:${DIGEST}\n`), `${AT}1 TOML`],
    ['JSON', lock('{"lock-version": "1.0"}\n'), `${AT}1 TOML`],
    ['a merge', lock(`<<<<<<< HEAD\n${HEAD}`), `${AT}1 TOML`],
    ['a control character', lock(`${HEAD}x = "a\u0001b"\n`), `${AT}3 TOML`],
    [
      'bytes that are no text',
      lock(Buffer.concat([Buffer.from(`${HEAD}x = "`), Buffer.from([0xff, 0xfe]), Buffer.from('"\n')])),
      `${AT}3`,
    ],
    ['200 brackets', lock(`${HEAD}x = ${'['.repeat(200)}\n`), `${AT}3 TOML`],
  ]),
  ...kind('pylock: a file name', [
    ['a word before it', { 'my-pylock.toml': HEAD }, 'INVALID_BUILD my-pylock.toml:1 ', SOME],
    ['two names', { 'pylock.a.b.toml': HEAD }, 'INVALID_BUILD pylock.a.b.toml:1 ', SOME],
  ]),
];
