import { gzipSync } from 'node:zlib';
import { type Broken, H, kind } from './case.ts';

const PIN = `foo==1.0 ${H}\n`;

function bytes(...parts: readonly (string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );
}

/** Files that are no text, or another one to each reader. */
export const encodings: readonly Broken[] = [
  ...kind('an encoding that is not the one it says', [
    [
      'UTF-16 without a mark',
      { 'r.txt': Buffer.from(PIN, 'utf16le') },
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
    [
      'UTF-16 cut in half',
      { 'r.txt': bytes([0xff, 0xfe, 0x66]) },
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
    [
      'UTF-32',
      { 'r.txt': bytes([0xff, 0xfe, 0, 0, 0x66, 0, 0, 0, 0x0a, 0, 0, 0]) },
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
    ['Latin-1 in a comment', { 'r.txt': bytes(`${PIN}# caf`, [0xe9], '\n') }, 'INVALID_BUILD r.txt:2 '],
    ['Latin-1 in a name', { 'r.txt': bytes('caf', [0xe9], `==1.0 ${H}\n`) }, 'INVALID_BUILD r.txt:1 '],
    [
      'an overlong sequence',
      { 'r.txt': bytes(`foo==1.0 ${H} #`, [0xc0, 0xaf], '\n') },
      'INVALID_BUILD r.txt:1 ',
    ],
    ['half of a pair', { 'r.txt': bytes(`${PIN}# `, [0xed, 0xa0, 0x80], '\n') }, 'INVALID_BUILD r.txt:2 '],
  ]),
  ...kind('a NUL', [
    ['in a name', `fo\0o==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 '],
    ['in a comment', `${PIN}# a\0b\n`, 'INVALID_BUILD r.txt:2 '],
    ['in an option', '-r a\0.txt\n', 'INVALID_BUILD r.txt:1 '],
    ['only', { 'r.txt': Buffer.alloc(64) }, 'INVALID_BUILD r.txt:1 '],
    ['at the end of a hash', `foo==1.0 ${H}\0\n`, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a file that is no text', [
    ['a program', { 'r.txt': bytes([0x7f], 'ELF', [2, 1, 1, 0, 0, 0]) }, 'INVALID_BUILD r.txt:1 '],
    ['an archive', { 'r.txt': bytes('PK', [3, 4, 20, 0, 0, 0]) }, 'INVALID_BUILD r.txt:1 '],
    ['a compressed lock', { 'r.txt': gzipSync(PIN) }, 'INVALID_BUILD r.txt:1 ', { andMore: true }],
    [
      'a picture',
      { 'r.txt': bytes([0x89], 'PNG\r\n', [0x1a], '\n') },
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
    [
      'compiled Python',
      { 'r.txt': bytes([0xa7, 0x0d, 0x0d, 0x0a, 0, 0, 0, 0]) },
      'INVALID_BUILD r.txt:1 ',
      { andMore: true },
    ],
    ['a database', { 'r.txt': bytes('SQLite format 3', [0]) }, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('an end of line that tools read differently', [
    ['U+2028 in a comment', `${PIN}# note\u2028evil==1.0 ${H}\n`, 'INVALID_BUILD r.txt:2 '],
    ['form feed in a comment', `${PIN}# note\fevil==1.0 ${H}\n`, 'INVALID_BUILD r.txt:2 '],
    ['vertical tab', `foo==1.0 ${H}\vbar==1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 ', { andMore: true }],
    ['next line', `# note\u0085evil==1.0 ${H}\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
    ['a file separator', `# note\u001cevil==1.0 ${H}\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a space that is none', [
    ['a no-break space before the hash', `foo==1.0\u00a0${H}\n`, 'INVALID_BUILD r.txt:1 ', { andMore: true }],
    ['an ideographic space', `foo==1.0\u3000${H}\n`, 'INVALID_BUILD r.txt:1 ', { andMore: true }],
  ]),
  ...kind('a backslash at the end', [
    ['of the file', 'foo==1.0 \\', 'HASH r.txt:1 no hash'],
    ['twice', `foo==1.0 \\\\\n    ${H}\n`, 'INVALID_BUILD r.txt:1 ', { andMore: true }],
    ['of a comment', `# note \\\nfoo==1.0 \\\n${PIN}`, 'INVALID_BUILD r.txt:2 ', { andMore: true }],
  ]),
];
