import { wheelBytes } from '../../src/testing/wheel-bytes.ts';
import { type BadIndex, digestOf, indexKind, lineOf } from './bad-index.ts';
import { H } from './case.ts';

const FOO = 'foo-1.0-py3-none-any.whl';
const GOOD = wheelBytes();
const WHEELS: BadIndex['wheels'] = { [FOO]: GOOD };
const LOCK = lineOf(FOO, GOOD);
const BAR = 'bar-1.0-py3-none-any.whl';
const WITH_FOO = wheelBytes({ stem: 'bar-1.0', metadata: ['Requires-Dist: foo'] });
const PAIR: BadIndex['wheels'] = { ...WHEELS, [BAR]: WITH_FOO };
const NEEDS_FOO = lineOf(BAR, WITH_FOO);
const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';

function page(body: string, type = JSON_TYPE, status = 200): (key: string) => Response {
  return () => new Response(body, { status, headers: { 'content-type': type } });
}

function status(code: number): (key: string) => Response {
  return page('no', 'text/plain', code);
}

const UNREACHABLE = 'UNREACHABLE_INDEX - foo';

/** Indexes that lack what is locked, and pages that are none or that lie. */
export const lyingPages: readonly BadIndex[] = [
  ...indexKind('a project that is missing', [
    ['status 404', WHEELS, 'NO_WHEEL r.txt:1 has no project foo', { page: status(404) }],
    ['an empty page', WHEELS, 'NO_WHEEL r.txt:1 foo==1.0', { page: page('{"files": []}') }],
  ]),
  ...indexKind('a version that is missing', [
    [
      'another one is there',
      WHEELS,
      'NO_WHEEL r.txt:1 has no wheel of this version',
      { lock: `foo==1.1 ${H}\n` },
    ],
    [
      'one apart above 2^53',
      { 'foo-9007199254740992-py3-none-any.whl': GOOD },
      'NO_WHEEL r.txt:1 ',
      { lock: `foo==9007199254740993 ${H}\n` },
    ],
    ['without the local part', WHEELS, 'NO_WHEEL r.txt:1 ', { lock: `foo==1.0+cpu ${H}\n` }],
  ]),
  ...indexKind('a file that is missing, of what another package needs', [
    [
      'another version is there',
      PAIR,
      'NO_WHEEL r.txt:1 has no wheel of this version',
      { lock: `foo==9.0 ${H}\n${NEEDS_FOO}` },
    ],
    ['with another hash', PAIR, 'HASH r.txt:1 foo', { lock: `foo==1.0 ${H}\n${NEEDS_FOO}` }],
  ]),
  ...indexKind('no wheel that fits', [
    ['another system', { 'foo-1.0-cp312-cp312-win_amd64.whl': GOOD }, 'NO_WHEEL r.txt:1 no wheel fits'],
    [
      'another processor',
      { 'foo-1.0-cp312-cp312-manylinux_2_28_aarch64.whl': GOOD },
      'NO_WHEEL r.txt:1 no wheel fits',
    ],
    [
      'a newer glibc',
      { 'foo-1.0-cp312-cp312-manylinux_2_99_x86_64.whl': GOOD },
      'NO_WHEEL r.txt:1 no wheel fits',
    ],
    [
      'another libc',
      { 'foo-1.0-cp312-cp312-musllinux_1_2_x86_64.whl': GOOD },
      'NO_WHEEL r.txt:1 no wheel fits',
    ],
    [
      'another Python',
      { 'foo-1.0-cp39-cp39-manylinux_2_17_x86_64.whl': GOOD },
      'NO_WHEEL r.txt:1 no wheel fits',
    ],
    [
      'Requires-Python of the page',
      WHEELS,
      'NO_WHEEL r.txt:1 foo==1.0 needs Python >=3.99',
      { listed: { 'requires-python': '>=3.99' } },
    ],
  ]),
  ...indexKind('sources alone', [
    ['an archive', { 'foo-1.0.tar.gz': Buffer.from('x') }, 'NO_WHEEL r.txt:1 source archive', { lock: LOCK }],
    ['a zip', { 'foo-1.0.zip': Buffer.from('x') }, 'NO_WHEEL r.txt:1 source archive', { lock: LOCK }],
  ]),
  ...indexKind('a file of another project on the page', [
    ['a longer name', { 'foobar-1.0-py3-none-any.whl': GOOD }, 'NO_WHEEL r.txt:1 ', { lock: LOCK }],
    ['an egg', { 'foo-1.0-py3.12.egg': GOOD }, 'NO_WHEEL r.txt:1 ', { lock: LOCK }],
    ['a name that is none', { 'foo-1.0.whl': GOOD }, 'NO_WHEEL r.txt:1 ', { lock: LOCK }],
    ['a way up in its name', { '../foo-1.0-py3-none-any.whl': GOOD }, 'NO_WHEEL r.txt:1 ', { lock: LOCK }],
  ]),
  ...indexKind('a hash of the index that is not locked', [
    ['sha256', WHEELS, 'HASH r.txt:1 fits no file', { listed: { hashes: { sha256: 'c'.repeat(64) } } }],
  ]),
  ...indexKind('bytes that are not the locked ones', [
    [
      'one changed',
      WHEELS,
      'HASH r.txt:1 ',
      { sent: GOOD.map((byte, index) => (index === 60 ? byte ^ 1 : byte)) },
    ],
    ['one more', WHEELS, 'HASH r.txt:1 ', { sent: Buffer.concat([GOOD, Buffer.from('\n')]) }],
    [
      'the index claims the locked hash',
      WHEELS,
      'HASH r.txt:1 ',
      { sent: Buffer.from('x'), listed: { hashes: { sha256: digestOf(GOOD) } } },
    ],
    ['a page of a portal', WHEELS, 'HASH r.txt:1 ', { sent: Buffer.from('<html>Sign in</html>') }],
  ]),
  ...indexKind('a page that is none', [
    ['cut JSON', WHEELS, UNREACHABLE, { page: page('{"files": [') }],
    ['JSON of something else', WHEELS, UNREACHABLE, { page: page('[]') }],
    ['files that are no list', WHEELS, UNREACHABLE, { page: page('{"files": {}}') }],
    [
      'a portal',
      WHEELS,
      UNREACHABLE,
      { page: page('<title>Sign in</title><form action="/login"></form>', 'text/html') },
    ],
  ]),
  ...indexKind('an index that refuses', [
    ['status 401', WHEELS, 'UNREACHABLE_INDEX - status 401', { page: status(401) }],
    ['status 403', WHEELS, 'UNREACHABLE_INDEX - status 403', { page: status(403) }],
    ['status 410', WHEELS, 'NO_WHEEL r.txt:1 has no project foo', { page: status(410) }],
  ]),
  ...indexKind('an index that fails', [
    ['status 500', WHEELS, 'UNREACHABLE_INDEX - status 500', { page: status(500) }],
    ['no connection', WHEELS, 'UNREACHABLE_INDEX - ', { page: () => Response.error() }],
  ]),
  ...indexKind('a file at what is no address', [
    ['words', WHEELS, 'UNREACHABLE_INDEX - ', { listed: { url: 'https://' } }],
    ['of this machine', WHEELS, 'UNREACHABLE_INDEX - ', { listed: { url: 'file:///etc/hostname' } }],
    ['that is gone', WHEELS, 'NO_WHEEL r.txt:1 nothing at its address', { listed: { url: 'gone.whl' } }],
  ]),
  ...indexKind('a page of a size', [
    [
      '100,001 files',
      WHEELS,
      UNREACHABLE,
      {
        page: page(`{"files": [${'{"filename":"a","url":"a"},'.repeat(100_000)}{"filename":"a","url":"a"}]}`),
      },
    ],
  ]),
];
