import { type Broken, H, kind } from './case.ts';

/** Locks that lock nothing: an environment of nothing is no build. */
export const empty: readonly Broken[] = [
  ...kind('nothing', [
    ['an empty file', '', 'INVALID_BUILD r.txt:1 '],
    ['an empty line', '\n\n', 'INVALID_BUILD r.txt:1 '],
    ['only comments', `# foo==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['only an option', '--require-hashes\n', 'INVALID_BUILD r.txt:1 '],
    ['only an empty file that is included', { 'r.txt': '-r s.txt\n', 's.txt': '' }, 'INVALID_BUILD r.txt:1 '],
    ['only a byte order mark', '\ufeff', 'INVALID_BUILD r.txt:1 '],
  ]),
];
