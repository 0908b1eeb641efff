import { type Broken, H, kind } from './case.ts';

const PIN = `foo==1.0 ${H}\n`;
const NONE = 'INVALID_BUILD r.txt:1 the line is not a requirement';
const URL = 'INVALID_BUILD r.txt:1 URL';
const FROM_URL = 'INVALID_BUILD r.txt:1 it comes from a URL';
const REPOSITORY = 'INVALID_BUILD r.txt:1 it comes from a repository';
const LOCAL = 'INVALID_BUILD r.txt:1 it is a local file';
const SECRET = 'Marker5ecret';

function option(name: string): string {
  return `INVALID_BUILD r.txt:1 the option ${name} is not allowed`;
}

/** Requirements from elsewhere, and options of pip that change what is installed. */
export const sources: readonly Broken[] = [
  ...kind('an address of a file', [
    ['https', `foo @ https://files.example/foo-1.0-py3-none-any.whl ${H}\n`, URL],
    ['http', `foo @ http://files.example/foo-1.0-py3-none-any.whl ${H}\n`, URL],
    ['file', `foo @ file:///srv/foo-1.0-py3-none-any.whl ${H}\n`, URL],
    ['without a name', `https://files.example/foo-1.0-py3-none-any.whl ${H}\n`, FROM_URL],
    ['with credentials', `foo @ https://me:${SECRET}@files.example/foo.whl ${H}\n`, URL, { secret: SECRET }],
    [
      'with a fragment instead of a hash',
      `foo @ https://files.example/f.whl#sha256=${'a'.repeat(64)}\n`,
      URL,
    ],
    ['empty', `foo @ ${H}\n`, URL],
    ['of a script', `foo @ javascript:alert(1) ${H}\n`, URL],
  ]),
  ...kind('a version control system', [
    ['git by name', `foo @ git+https://git.example/foo@v1.0 ${H}\n`, REPOSITORY],
    ['git over ssh', `foo @ git+ssh://git@git.example/foo.git ${H}\n`, REPOSITORY],
    ['git with an egg', `git+https://git.example/foo@v1.0#egg=foo ${H}\n`, REPOSITORY],
    ['mercurial', `hg+https://hg.example/foo ${H}\n`, REPOSITORY],
  ]),
  ...kind('an editable install', [
    ['of this folder', '-e .\n', option('-e')],
    ['in the long form', '--editable=./lib\n', option('--editable')],
    ['of git', '-e git+https://git.example/foo#egg=foo\n', option('-e')],
    ['without a space', '-e.\n', option('-e')],
    ['of a file address', '-e file:///srv/app\n', option('-e')],
  ]),
  ...kind('a local path', [
    ['a folder', `./lib ${H}\n`, LOCAL],
    ['this folder', `. ${H}\n`, LOCAL],
    ['a wheel beside it', `./foo-1.0-py3-none-any.whl ${H}\n`, LOCAL],
    ['an archive further up', `../foo-1.0.tar.gz ${H}\n`, LOCAL],
    ['from the root', `/srv/foo-1.0-py3-none-any.whl ${H}\n`, LOCAL],
    ['of the home folder', `~/foo-1.0-py3-none-any.whl ${H}\n`, LOCAL],
    ['a bare file name', `foo-1.0-py3-none-any.whl ${H}\n`, LOCAL],
  ]),
  ...kind('a path of Windows', [
    ['with a drive', `C:\\wheels\\foo-1.0-py3-none-any.whl ${H}\n`, LOCAL],
    ['of a share', `\\\\server\\share\\foo.whl ${H}\n`, LOCAL],
    ['of a folder', `lib\\foo ${H}\n`, NONE],
    ['included', { 'r.txt': '-r sub\\base.txt\n', 'sub/base.txt': '' }, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('where wheels come from', [
    ['-f', `-f wheels\n${PIN}`, 'INVALID_BUILD r.txt:1 --find-links'],
    ['--find-links', `--find-links=https://files.example/\n${PIN}`, 'INVALID_BUILD r.txt:1 --find-links'],
    ['--no-index', `--no-index\n${PIN}`, 'INVALID_BUILD r.txt:1 --no-index'],
    ['--trusted-host', '--trusted-host files.example\n', option('--trusted-host')],
  ]),
  ...kind('what is built or chosen', [
    ['--no-binary', '--no-binary :all:\n', option('--no-binary')],
    ['--use-feature', '--use-feature=fast-deps\n', option('--use-feature')],
  ]),
  ...kind('an option that a requirement file cannot have', [
    ['--target', '--target=/\n', 'INVALID_BUILD r.txt:1 option'],
    ['--root', '--root /\n', 'INVALID_BUILD r.txt:1 option'],
    ['--python', '--python /bin/sh\n', 'INVALID_BUILD r.txt:1 option'],
    ['--cert', '--cert /tmp/ca.pem\n', 'INVALID_BUILD r.txt:1 option'],
    [
      '--proxy',
      `--proxy http://me:${SECRET}@proxy.example\n`,
      'INVALID_BUILD r.txt:1 option',
      { secret: SECRET },
    ],
    ['-U', '-U\n', 'INVALID_BUILD r.txt:1 option'],
    ['two dashes alone', '--\n', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('an option behind a requirement', [
    [
      '--index-url',
      `foo==1.0 --index-url https://files.example/ ${H}\n`,
      'INVALID_BUILD r.txt:1 foo: the option',
    ],
    ['--global-option', `foo==1.0 --global-option="--evil" ${H}\n`, 'INVALID_BUILD r.txt:1 foo: the option'],
    ['--config-settings', `foo==1.0 ${H} --config-settings "a=b"\n`, 'INVALID_BUILD r.txt:1 foo: the option'],
    ['--no-deps', `foo==1.0 ${H} --no-deps\n`, 'INVALID_BUILD r.txt:1 foo: the option'],
    [
      '-r',
      { 'r.txt': `foo==1.0 ${H} -r s.txt\n`, 's.txt': '' },
      'INVALID_BUILD r.txt:1 foo: ',
      { andMore: true },
    ],
    ['in the marker', `foo==1.0 ; os_name == "a --pre" ${H}\n`, 'INVALID_BUILD r.txt:1 ', { andMore: true }],
  ]),
  ...kind('another index', [
    [
      '--index-url',
      `--index-url https://other.example/simple\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 --index-url',
      { indexUrl: 'https://index.example/simple' },
    ],
    [
      '-i',
      `-i https://other.example/simple/\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 -i',
      { indexUrl: 'https://index.example/simple' },
    ],
    [
      '--extra-index-url',
      `--extra-index-url=https://other.example/simple\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 --extra-index-url',
      { indexUrl: 'https://index.example/simple' },
    ],
    [
      'with credentials',
      `-i https://me:${SECRET}@other.example/simple\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 -i',
      { indexUrl: 'https://index.example/simple', secret: SECRET },
    ],
    [
      'the same host at another port',
      `-i https://index.example:8443/simple\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 -i',
      { indexUrl: 'https://index.example/simple' },
    ],
    [
      'without TLS',
      `-i http://index.example/simple\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 -i',
      { indexUrl: 'https://index.example/simple' },
    ],
    [
      'in an included file',
      { 'r.txt': '-r s.txt\n', 's.txt': `# base\n-i https://other.example/simple\nfoo==1.0 ${H}\n` },
      'INVALID_BUILD s.txt:2 -i',
      { indexUrl: 'https://index.example/simple' },
    ],
  ]),
  ...kind('an index that is none', [
    ['without a value', `-i\nfoo==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['a word', `--index-url pypi\nfoo==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['a file address', `-i file:///srv/index\nfoo==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['ftp', `-i ftp://files.example/simple\nfoo==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a variable that is not set', [
    ['in place of a requirement', `\${AMI_SELECT_UNSET_A}\n`, NONE],
    ['in a version', `foo==\${AMI_SELECT_UNSET_A} ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
    ['in a path', `-r \${AMI_SELECT_UNSET_A}/r.txt\n`, 'INVALID_BUILD r.txt:1 '],
    ['of the shell', `foo==$VERSION ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
    ['of cmd', `foo==%VERSION% ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
  ]),
];
