import { type Broken, H, kind } from './case.ts';

const LINES = 100_000;

function many(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

function first(count: number, says: string): readonly string[] {
  return Array.from({ length: count }, (_, index) => `HASH r.txt:${index + 1} ${says}`);
}

function first50(says: string, rest: number): readonly string[] {
  return [...first(50, says), `HASH - ${rest.toLocaleString('en-US')} more`];
}

const SHORT = '--hash=sha256:abc';
const SAYS_SHORT = 'the hash sha256:abc has 3 characters';

/** Files of a size that no lock has; each must be answered fast. */
export const sizes: readonly Broken[] = [
  ...kind('too many problems', [
    ['100,000 lines without a hash', () => many(LINES, (index) => `p${index}==1.0`), first(20, 'no hash')],
    [
      '100,000 lines with a short hash',
      () => many(LINES, (index) => `p${index}==1.0 ${SHORT}`),
      first50(SAYS_SHORT, LINES - 50),
    ],
    ['51 lines', () => many(51, (index) => `p${index}==1.0 ${SHORT}`), first50(SAYS_SHORT, 1)],
  ]),
  ...kind('a line of a size', [
    ['a name of a million letters', () => `${'a'.repeat(1_000_000)}\n`, 'UNPINNED r.txt:1 '],
    ['a version of a million letters', () => `foo==${'1.'.repeat(500_000)}x ${H}\n`, 'UNPINNED r.txt:1 '],
    ['a million spaces', () => `foo${' '.repeat(1_000_000)}>=1.0 ${H}\n`, 'UNPINNED r.txt:1 not pinned'],
    [
      'a hash of a million digits',
      () => `foo==1.0 --hash=sha256:${'a'.repeat(1_000_000)}\n`,
      'HASH r.txt:1 ',
    ],
    ['an option of a million letters', () => `--${'a'.repeat(1_000_000)}\n`, 'INVALID_BUILD r.txt:1 '],
    ['a million commas', () => `foo==1.0${','.repeat(1_000_000)} ${H}\n`, 'UNPINNED r.txt:1 '],
    ['a million brackets', () => `foo${'['.repeat(1_000_000)} ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['a million semicolons', () => `foo==1.0 ${';'.repeat(1_000_000)} ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['100,000 lines joined', () => `foo==1.0 \\\n${'\\\n'.repeat(100_000)}`, 'HASH r.txt:1 no hash'],
  ]),
  ...kind('a marker of a size', [
    [
      '2,000 parts, the last one bad',
      () => `foo==1 ; ${'os_name == "a" or '.repeat(2_000)}x ${H}\n`,
      'INVALID_BUILD r.txt:1 foo: ',
    ],
    ['20,000 variables', () => `foo==1 ; ${'os_name '.repeat(20_000)} ${H}\n`, 'INVALID_BUILD r.txt:1 foo: '],
  ]),
  ...kind('a file of a size', [
    ['17 MiB of comments', () => `${`#${'-'.repeat(1023)}\n`.repeat(17 * 1024)}`, 'INVALID_BUILD - '],
  ]),
  ...kind('many files', [
    [
      'each includes the next one, the last is missing',
      Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`r${index}.txt`, `-r r${index + 1}.txt\n`]),
      ),
      'INVALID_BUILD r59.txt:1 ',
    ],
  ]),
];
