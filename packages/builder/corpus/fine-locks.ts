import { type Broken, type Content, DIGEST, H, H2 } from './broken/case.ts';

/** A lock of odd form, and what must be read from it. */
export interface Fine {
  readonly name: string;
  readonly files: Broken['files'];
  /** The requirement files of the environment; the first of `files` by default. */
  readonly read?: readonly string[];
  readonly indexUrl?: string;
  /** `name[extras]==version; marker`, each with how many hashes it allows: `foo==1.0 (1)`. */
  readonly requirements: readonly string[];
}

type Row = readonly [name: string, content: Content | Broken['files'], requirements: string, Partial<Fine>?];

const FOO = 'foo==1.0 (1)';
const TWO = 'foo==1.0 (2)';
const BOTH = 'foo==1.0 (1), bar==2.0 (1)';
const INDEX = { indexUrl: 'https://index.example/simple' };

const rows: readonly Row[] = [
  ['one line', `foo==1.0 ${H}\n`, FOO],
  ['no line end at the end', `foo==1.0 ${H}`, FOO],
  ['line ends of Windows', `foo==1.0 \\\r\n    ${H}\r\nbar==2.0 ${H}\r\n`, BOTH],
  ['a byte order mark', `\ufefffoo==1.0 ${H}\n`, FOO],
  ['hashes on lines of their own', `foo==1.0 \\\n    ${H} \\\n    ${H2}\n`, TWO],
  ['a continuation without a space', `foo==1.0\\\n ${H}\n`, FOO],
  ['an empty line at the end of a continuation', `foo==1.0 \\\n    ${H} \\\n\nbar==2.0 ${H}\n`, BOTH],
  ['a comment behind', `foo==1.0 ${H}  # via bar\n`, FOO],
  ['comments around', `# first\n\n   # second\nfoo==1.0 ${H}\n# last`, FOO],
  ['notes below', `foo==1.0 \\\n    ${H}\n    # via\n    #   bar\nbar==2.0 ${H}\n`, BOTH],
  ['spaces before the line', `  foo==1.0 ${H}\n`, FOO],
  ['spaces around the operator', `foo == 1.0 ${H}\n`, FOO],
  ['parentheses', `foo (==1.0) ${H}\n`, FOO],
  ['three equals signs', `foo===1.0 ${H}\n`, FOO],
  ['a digest in capitals', `foo==1.0 --hash=sha256:${DIGEST.toUpperCase()}\n`, FOO],
  ['a space in place of the equals sign', `foo==1.0 --hash sha256:${DIGEST}\n`, FOO],
  ['one hash twice', `foo==1.0 ${H} ${H}\n`, FOO],
  ['sha512', `foo==1.0 --hash=sha512:${'a'.repeat(128)}\n`, FOO],
  ['sha384', `foo==1.0 --hash=sha384:${'a'.repeat(96)}\n`, FOO],
  ['sha256 and sha512', `foo==1.0 ${H} --hash=sha512:${'a'.repeat(128)}\n`, TWO],
  ['an epoch', `foo==1!1.0 ${H}\n`, 'foo==1!1.0 (1)'],
  ['a local version', `foo==1.0+cpu ${H}\n`, 'foo==1.0+cpu (1)'],
  ['a pre-release', `foo==1.0rc1 ${H}\n`, 'foo==1.0rc1 (1)'],
  ['a development release after one', `foo==1.0.post1.dev2 ${H}\n`, 'foo==1.0.post1.dev2 (1)'],
  ['a version with a v', `foo==v1.0 ${H}\n`, 'foo==v1.0 (1)'],
  ['a version of one number', `foo==2024 ${H}\n`, 'foo==2024 (1)'],
  ['many numbers', `foo==1.2.3.4.5.6.7.8.9 ${H}\n`, 'foo==1.2.3.4.5.6.7.8.9 (1)'],
  ['a number above 2^53', `foo==20260101123456789 ${H}\n`, 'foo==20260101123456789 (1)'],
  ['one letter', `q==1.0 ${H}\n`, 'q==1.0 (1)'],
  ['points and lines in a name', `Foo.Bar_baz==1.0 ${H}\n`, 'Foo.Bar_baz==1.0 (1)'],
  ['an extra', `foo[bar]==1.0 ${H}\n`, 'foo[bar]==1.0 (1)'],
  ['extras with spaces', `foo [ Bar , b_z ] ==1.0 ${H}\n`, 'foo[b-z,bar]==1.0 (1)'],
  ['no extras in brackets', `foo[]==1.0 ${H}\n`, FOO],
  ['a marker', `foo==1.0 ; python_version >= "3.8" ${H}\n`, 'foo==1.0; python_version >= "3.8" (1)'],
  [
    'a marker without a space',
    `foo==1.0;python_version>="3.8" ${H}\n`,
    'foo==1.0; python_version>="3.8" (1)',
  ],
  [
    'a marker on the next line',
    `foo==1.0 ; \\\n  python_version >= "3.8" \\\n  ${H}\n`,
    'foo==1.0; python_version >= "3.8" (1)',
  ],
  [
    'two versions for two systems',
    `foo==1.0 ; python_version < "3.9" ${H}\nfoo==2.0 ; python_version >= "3.9" ${H2}\n`,
    'foo==1.0; python_version < "3.9" (1), foo==2.0; python_version >= "3.9" (1)',
  ],
  [
    'a marker with a semicolon in quotes',
    `foo==1.0 ; platform_version != ";" ${H}\n`,
    'foo==1.0; platform_version != ";" (1)',
  ],
  ['a line twice', `foo==1.0 ${H}\nfoo==1.0 ${H}\n`, FOO],
  ['a line twice with the hashes in another order', `foo==1.0 ${H} ${H2}\nfoo==1.0 ${H2} ${H}\n`, TWO],
  ['a line twice under two spellings', `foo==1.0 ${H}\nFOO==1.0 ${H}\n`, FOO],
  ['a line with and without an extra', `foo==1.0 ${H}\nfoo[bar]==1.0 ${H}\n`, 'foo[bar]==1.0 (1)'],
  ['--require-hashes', `--require-hashes\nfoo==1.0 ${H}\n`, FOO],
  ['--only-binary', `--only-binary=:all:\nfoo==1.0 ${H}\n`, FOO],
  ['--only-binary with a space', `--only-binary :all:\nfoo==1.0 ${H}\n`, FOO],
  ['--prefer-binary', `--prefer-binary\nfoo==1.0 ${H}\n`, FOO],
  ['--pre', `--pre\nfoo==1.0 ${H}\n`, FOO],
  ['the index in use', `-i https://index.example/simple\nfoo==1.0 ${H}\n`, FOO, INDEX],
  [
    'the index in use, with a slash',
    `--index-url=https://index.example/simple/\nfoo==1.0 ${H}\n`,
    FOO,
    INDEX,
  ],
  ['the index in use, again', `--extra-index-url https://index.example/simple\nfoo==1.0 ${H}\n`, FOO, INDEX],
  ['an index where the build has none', `-i https://index.example/simple\nfoo==1.0 ${H}\n`, FOO],
  ['an included file', { 'r.txt': `foo==1.0 ${H}\n-r s.txt\n`, 's.txt': `bar==2.0 ${H}\n` }, BOTH],
  [
    'an included file without a space',
    { 'r.txt': `foo==1.0 ${H}\n-rs.txt\n`, 's.txt': `bar==2.0 ${H}\n` },
    BOTH,
  ],
  ['--requirement', { 'r.txt': `foo==1.0 ${H}\n--requirement=s.txt\n`, 's.txt': `bar==2.0 ${H}\n` }, BOTH],
  ['a file in a folder', { 'a/r.txt': `foo==1.0 ${H}\n-r ../s.txt\n`, 's.txt': `bar==2.0 ${H}\n` }, BOTH],
  [
    'one file by two ways',
    {
      'r.txt': '-r a.txt\n-r b.txt\n',
      'a.txt': '-r s.txt\n',
      'b.txt': '-r s.txt\n',
      's.txt': `foo==1.0 ${H}\n`,
    },
    FOO,
  ],
  [
    'layers that repeat each other',
    { 'prod.txt': `foo==1.0 ${H}\n`, 'dev.txt': `foo==1.0 ${H}\nbar==2.0 ${H}\n` },
    BOTH,
    { read: ['prod.txt', 'dev.txt'] },
  ],
  ['hashes from constraints', { 'r.txt': 'foo==1.0\n-c c.txt\n', 'c.txt': `foo==1.0 ${H}\n` }, FOO],
  ['pins from constraints', { 'r.txt': 'foo\n-c c.txt\n', 'c.txt': `foo==1.0 ${H}\nbar==2.0\n` }, FOO],
  [
    'UTF-16',
    { 'r.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`foo==1.0 ${H}\r\n`, 'utf16le')]) },
    FOO,
  ],
  ['other letters in a comment', `# \u00fcber \u4e2d\u6587 \ud83d\ude00\nfoo==1.0 ${H}\n`, FOO],
  ['a coding line', `# -*- coding: utf-8 -*-\nfoo==1.0 ${H}\n`, FOO],
  ['1,000 hashes', () => `foo==1.0${hashesOf(1_000)}\n`, 'foo==1.0 (1000)'],
];

const HEAD = 'lock-version = "1.0"\ncreated-by = "test"\n';
const WHEEL = `url = "https://files.example/foo-1.0-py3-none-any.whl", hashes = { sha256 = "${DIGEST}" }`;
const FOO_1 = `[[packages]]\nname = "foo"\nversion = "1.0"\n`;

function pylock(text: string, file = 'pylock.toml'): Broken['files'] {
  return { [file]: text };
}

const pylocks: readonly Row[] = [
  ['a wheel', pylock(`${HEAD}${FOO_1}wheels = [{ ${WHEEL} }]\n`), FOO],
  ['tables of wheels', pylock(`${HEAD}${FOO_1}[[packages.wheels]]\n${WHEEL.replace(', ', '\n')}\n`), FOO],
  ['line ends of Windows', pylock(`${HEAD}${FOO_1}wheels = [{ ${WHEEL} }]\n`.replaceAll('\n', '\r\n')), FOO],
  ['a name of its own', pylock(`${HEAD}${FOO_1}wheels = [{ ${WHEEL} }]\n`, 'pylock.prod.toml'), FOO],
  ['a later minor version', pylock(`${HEAD.replace('1.0', '1.1')}${FOO_1}wheels = [{ ${WHEEL} }]\n`), FOO],
  [
    'a comment and other tables',
    pylock(`# made by hand\n${HEAD}${FOO_1}wheels = [{ ${WHEEL} }]\n[tool.test]\nx = 1\n`),
    FOO,
  ],
  [
    'size and time of a wheel',
    pylock(`${HEAD}${FOO_1}wheels = [{ size = 10, upload-time = 2026-01-02T03:04:05Z, ${WHEEL} }]\n`),
    FOO,
  ],
  [
    'a path beside the lock',
    pylock(
      `${HEAD}${FOO_1}wheels = [{ ${WHEEL.replace(/url = "[^"]*"/, 'path = "wheels/foo-1.0-py3-none-any.whl"')} }]\n`,
    ),
    FOO,
  ],
  [
    'a name in its normal form where the file has another',
    pylock(
      `${HEAD}${FOO_1}wheels = [{ name = "foo-1.0-py3-none-any.whl", ${WHEEL.replace('foo-1.0', 'Foo-1.0')} }]\n`,
    ),
    FOO,
  ],
  [
    'two wheels',
    pylock(
      `${HEAD}${FOO_1}wheels = [{ ${WHEEL} }, { url = "https://files.example/foo-1.0-cp312-cp312-linux_x86_64.whl", hashes = { sha256 = "${'c'.repeat(64)}" } }]\n`,
    ),
    TWO,
  ],
  [
    'md5 beside sha256',
    pylock(
      `${HEAD}${FOO_1}wheels = [{ ${WHEEL.replace('{ sha256', `{ md5 = "${'a'.repeat(32)}", sha256`)} }]\n`,
    ),
    FOO,
  ],
  [
    'an index of its own',
    pylock(`${HEAD}${FOO_1}index = "https://pypi.org/simple"\nwheels = [{ ${WHEEL} }]\n`),
    FOO,
  ],
  [
    'a marker',
    pylock(`${HEAD}${FOO_1}marker = "python_version >= '3.8'"\nwheels = [{ ${WHEEL} }]\n`),
    `foo==1.0; python_version >= '3.8' (1)`,
  ],
  [
    'a group that nobody chose',
    pylock(
      `${HEAD}dependency-groups = ["dev"]\n${FOO_1}wheels = [{ ${WHEEL} }]\n[[packages]]\nname = "bar"\nversion = "2.0"\nmarker = "'dev' in dependency_groups"\nwheels = [{ ${WHEEL.replace('foo-1.0', 'bar-2.0')} }]\n`,
    ),
    FOO,
  ],
  [
    'environments',
    pylock(
      `${HEAD}environments = ["sys_platform == 'linux'"]\nrequires-python = ">=3.8"\n${FOO_1}wheels = [{ ${WHEEL} }]\n`,
    ),
    FOO,
  ],
];

/**
 * Locks of odd forms that are right: pip takes each, and uv all but a split marker, -rFILE and, in pip sync,
 * constraints.
 */
export const fineLocks: readonly Fine[] = [...rows, ...pylocks.map(named)].map(
  ([name, content, requirements, options]) => ({
    name,
    files:
      typeof content === 'string' || typeof content === 'function'
        ? { 'r.txt': content }
        : (content as Broken['files']),
    requirements: requirements.split(', '),
    ...options,
  }),
);

function named([name, ...rest]: Row): Row {
  return [`pylock: ${name}`, ...rest];
}

function hashesOf(count: number): string {
  const hash = (index: number): string => ` \\\n    --hash=sha256:${String(index).padStart(64, '0')}`;
  return Array.from({ length: count }, (_, index) => hash(index)).join('');
}
