import { type Broken, DIGEST, H, H2, kind } from './case.ts';

const NO_HASH = 'HASH r.txt:1 foo has no hash';
const BAD_HASH = 'HASH r.txt:1 foo: a hash is not sha256, sha384 or sha512';
const OPTION = 'INVALID_BUILD r.txt:1 foo: the option is not allowed';
const NONE = 'the line is not a requirement';

/** Requirements whose hashes are missing, weak or somewhere else. */
export const hashes: readonly Broken[] = [
  ...kind('no hash', [
    ['a pin alone', 'foo==1.0\n', NO_HASH],
    ['one of several', `bar==1.0 ${H}\nfoo==1.0\n`, 'HASH r.txt:2 foo has no hash'],
    ['with a marker', 'foo==1.0 ; os_name == "posix"\n', NO_HASH],
    ['in a comment', `foo==1.0 # ${H}\n`, NO_HASH],
    ['neither version nor hash', 'foo>=1.0\n', ['UNPINNED r.txt:1 not pinned', NO_HASH]],
  ]),
  ...kind('a hash cut off by a comment line', [
    ['after a continuation', `foo==1.0 \\\n# via bar\n    ${H}\n`, [NO_HASH, `INVALID_BUILD r.txt:3 `]],
    ['the second of two', `foo==1.0 \\\n    ${H} \\\n    # via bar\n    ${H2}\n`, 'INVALID_BUILD r.txt:4 '],
  ]),
  ...kind('a hash on a line of its own', [
    ['without a backslash', `foo==1.0\n    ${H}\n`, [NO_HASH, 'INVALID_BUILD r.txt:2 ']],
    [
      'after a space behind the backslash',
      `foo==1.0 \\ \n    ${H}\n`,
      ['INVALID_BUILD r.txt:2 '],
      { andMore: true },
    ],
    ['after an empty line', `foo==1.0 \\\n\n    ${H}\n`, [NO_HASH, 'INVALID_BUILD r.txt:3 ']],
    ['before its requirement', `${H} \\\nfoo==1.0\n`, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a hash of the wrong length', [
    [
      'one digit less',
      `foo==1.0 --hash=sha256:${DIGEST.slice(1)}\n`,
      `HASH r.txt:1 foo: the hash sha256:aaaaaaaaaaaa… has 63 characters; expected 64`,
    ],
    [
      'one digit more',
      `foo==1.0 ${H}a\n`,
      'HASH r.txt:1 foo: the hash sha256:aaaaaaaaaaaa… has 65 characters; expected 64',
    ],
    ['empty', 'foo==1.0 --hash=sha256:\n', BAD_HASH],
    [
      'of another algorithm',
      `foo==1.0 --hash=sha512:${DIGEST}\n`,
      'HASH r.txt:1 foo: the hash sha512:aaaaaaaaaaaa… has 64 characters; expected 128',
    ],
    [
      'beside a good one',
      `foo==1.0 ${H} --hash=sha256:abc\n`,
      'HASH r.txt:1 foo: the hash sha256:abc has 3 characters; expected 64',
    ],
  ]),
  ...kind('a hash that is not hexadecimal', [
    ['one letter', `foo==1.0 --hash=sha256:${'g'.repeat(64)}\n`, BAD_HASH],
    ['base64', `foo==1.0 --hash=sha256:${Buffer.alloc(32).toString('base64')}\n`, BAD_HASH],
    ['digits of another script', `foo==1.0 --hash=sha256:${'\u0661'.repeat(64)}\n`, BAD_HASH],
  ]),
  ...kind('a weak algorithm', [
    ['md5', `foo==1.0 --hash=md5:${'a'.repeat(32)}\n`, BAD_HASH],
    ['sha1', `foo==1.0 --hash=sha1:${'a'.repeat(40)}\n`, BAD_HASH],
    ['sha224', `foo==1.0 --hash=sha224:${'a'.repeat(56)}\n`, BAD_HASH],
    ['md5 beside sha256', `foo==1.0 ${H} --hash=md5:${'a'.repeat(32)}\n`, BAD_HASH],
  ]),
  ...kind('an unknown algorithm', [
    ['in capitals', `foo==1.0 --hash=SHA256:${DIGEST}\n`, BAD_HASH],
    ['of another family', `foo==1.0 --hash=blake2s:${DIGEST}\n`, BAD_HASH],
    ['none', `foo==1.0 --hash=${DIGEST}\n`, BAD_HASH],
    ['a name of every object', `foo==1.0 --hash=constructor:${DIGEST}\n`, BAD_HASH],
    ['of Subresource Integrity', `foo==1.0 --hash=sha256-${Buffer.alloc(32).toString('base64')}\n`, BAD_HASH],
  ]),
  ...kind('a hash of another form', [
    ['two in one option', `foo==1.0 ${H},sha256:${DIGEST}\n`, BAD_HASH],
    ['parts apart', `foo==1.0 --hash=sha256: ${DIGEST}\n`, ['INVALID_BUILD r.txt:1 '], { andMore: true }],
    ['without a value', 'foo==1.0 --hash\n', BAD_HASH],
    ['an unknown option', `foo==1.0 --hashes=sha256:${DIGEST}\n`, OPTION],
    [
      'a fragment',
      `foo==1.0#sha256=${DIGEST}\n`,
      'UNPINNED r.txt:1 the version cannot be read',
      { andMore: true },
    ],
    ['one dash', `foo==1.0 -hash=sha256:${DIGEST}\n`, OPTION],
    ['directly after the version', `foo==1.0${H}\n`, 'UNPINNED r.txt:1 ', { andMore: true }],
    [
      'dashes of a text editor',
      `foo==1.0 \u2014hash=sha256:${DIGEST}\n`,
      'UNPINNED r.txt:1 ',
      { andMore: true },
    ],
  ]),
  ...kind('a tab before --hash', [['which pip refuses', `foo==1.0\t${H}\n`, 'INVALID_BUILD r.txt:1 ']]),
  ...kind('hashes of a line that is none', [
    ['alone', `${H}\n`, `INVALID_BUILD r.txt:1 `],
    ['after a comment sign without a space', `foo==1.0#${H}\n`, 'UNPINNED r.txt:1 ', { andMore: true }],
    ['as a word', `sha256:${DIGEST}\n`, `INVALID_BUILD r.txt:1 ${NONE}`],
    ['as shasum prints it', `${DIGEST}  foo-1.0-py3-none-any.whl\n`, `INVALID_BUILD r.txt:1 ${NONE}`],
  ]),
];
