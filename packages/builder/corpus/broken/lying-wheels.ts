import { deflateRawSync } from 'node:zlib';
import { zip } from '@ami-select/example-index/zip';
import { type WheelParts, wheelBytes } from '../../src/testing/wheel-bytes.ts';
import { type BadIndex, indexKind } from './bad-index.ts';

const FOO = 'foo-1.0-py3-none-any.whl';
const INFO = 'foo-1.0.dist-info';

function foo(parts: WheelParts | Uint8Array): BadIndex['wheels'] {
  return { [FOO]: parts instanceof Uint8Array ? parts : wheelBytes(parts) };
}

function lie(because: string): string {
  return `NO_WHEEL r.txt:1 ${FOO} is not a valid wheel of foo because ${because}`;
}

function withEntryPoints(content: string): BadIndex['wheels'] {
  return foo({ files: { [`${INFO}/entry_points.txt`]: content } });
}

function withRecord(line: string): BadIndex['wheels'] {
  const others = ['METADATA', 'WHEEL', 'RECORD'].map((name) => `${INFO}/${name},,\n`);
  return foo({ files: { [`${INFO}/RECORD`]: [line, ...others].join('') } });
}

function needing(dependency: string): BadIndex['wheels'] {
  return foo({ metadata: [`Requires-Dist: ${dependency}`] });
}

function refusedByPip(because: string): string {
  return `NO_WHEEL r.txt:1 foo==1.0 cannot be installed with pip because ${because}`;
}

const NOT_UTF8 = Buffer.from('Name: foo\nVersion: 1.0\nAuthor: \xff\n', 'latin1');

/** METADATA that unpacks to more than any has: 17 MiB of spaces, a few KiB long. */
function swelling(): Buffer {
  const content = Buffer.concat([
    Buffer.from('Name: foo\nVersion: 1.0\n\n'),
    Buffer.alloc(17 * 2 ** 20, ' '),
  ]);
  const packed = deflateRawSync(content);
  const archive = zip([{ path: `${INFO}/METADATA`, bytes: packed }]);
  const entry = archive.indexOf('PK\x01\x02');
  archive.writeUInt16LE(8, entry + 10);
  archive.writeUInt32LE(content.length, entry + 24);
  return archive;
}

/** Wheels that are not what their file names say. */
export const lyingWheels: readonly BadIndex[] = [
  ...indexKind('a wheel of another project', [
    [
      'in its METADATA',
      foo({ files: { [`${INFO}/METADATA`]: 'Name: bar\nVersion: 1.0\n' } }),
      lie('its METADATA is of'),
    ],
    ['in its folder', foo({ stem: 'bar-1.0' }), [lie('its folder'), lie('its METADATA')]],
    ['without a name', foo({ files: { [`${INFO}/METADATA`]: 'Version: 1.0\n' } }), lie('its METADATA is of')],
  ]),
  ...indexKind('a wheel of another version', [
    [
      'in its METADATA',
      foo({ files: { [`${INFO}/METADATA`]: 'Name: foo\nVersion: 2.0\n' } }),
      lie('its METADATA is of'),
    ],
    [
      'with a local part',
      foo({ files: { [`${INFO}/METADATA`]: 'Name: foo\nVersion: 1.0+evil\n' } }),
      lie('its METADATA is of'),
    ],
  ]),
  ...indexKind('a wheel without one of its files', [
    [
      'METADATA',
      foo({ files: { [`${INFO}/METADATA`]: undefined } }),
      lie('it has no METADATA'),
      { andMore: true },
    ],
    ['WHEEL', foo({ files: { [`${INFO}/WHEEL`]: undefined } }), lie('it has no WHEEL')],
    ['RECORD', foo({ files: { [`${INFO}/RECORD`]: undefined } }), lie('it has no RECORD')],
    ['.dist-info', foo(zip([{ path: 'foo.py', bytes: Buffer.from('') }])), lie('it has no .dist-info')],
  ]),
  ...indexKind('a wheel with two .dist-info folders', [
    [
      'of two projects',
      foo({ files: { 'bar-1.0.dist-info/METADATA': 'Name: bar\nVersion: 1.0\n' } }),
      lie('it has several'),
    ],
  ]),
  ...indexKind('a wheel of a later format', [
    ['2.0', foo({ files: { [`${INFO}/WHEEL`]: 'Wheel-Version: 2.0\n' } }), lie('its Wheel-Version')],
  ]),
  ...indexKind('a wheel with members that lead out', [
    ['above', foo({ files: { '../evil.py': '' } }), lie('it has what leads out')],
    ['from the root', foo({ files: { '/etc/evil': '' } }), lie('it has what leads out')],
    ['of Windows', foo({ files: { 'C:\\evil.py': '' } }), lie('it has what leads out')],
  ]),
  ...indexKind('a wheel with files that no installer has a place for', [
    ['of an unknown kind', foo({ files: { 'foo-1.0.data/unknown/x': '' } }), lie('it has files in no place')],
    ['of a kind in capitals', foo({ files: { 'foo-1.0.data/Data/x': '' } }), lie('it has files in no place')],
    ['of no kind', foo({ files: { 'foo-1.0.data/x': '' } }), lie('it has files in no place')],
    [
      'of another wheel',
      foo({ files: { 'bar-1.0.data/data/x': '' } }),
      lie('it has files in the .data folder of another wheel'),
    ],
    [
      'in a folder of programs',
      foo({ files: { 'foo-1.0.data/scripts/sub/x': '#!/bin/sh\n' } }),
      lie('it has files in folders of scripts'),
    ],
    ['with a tab in its name', foo({ files: { 'foo/a\tb': '' } }), lie('it has what has a name')],
  ]),
  ...indexKind('a wheel whose scripts cannot be made', [
    [
      'a module alone',
      withEntryPoints('[console_scripts]\nfoo = a\n'),
      lie('its entry_points.txt has scripts'),
    ],
    [
      'a call',
      withEntryPoints('[gui_scripts]\nfoo = a:b()\n'),
      lie(
        'its entry_points.txt has scripts that cannot be made: "foo = a:b()"; expected name = module:function, with no blank or slash in the name',
      ),
    ],
    ['two colons', withEntryPoints('[gui_scripts]\nfoo = a:b:c\n'), lie('its entry_points.txt has scripts')],
    ['a path', withEntryPoints('[console_scripts]\nx/y = a:b\n'), lie('its entry_points.txt has scripts')],
    [
      'two words',
      withEntryPoints('[console_scripts]\nx y = a:b\n'),
      lie(
        'its entry_points.txt has scripts that cannot be made: "x y = a:b"; expected name = module:function, with no',
      ),
    ],
    [
      'a comment behind',
      withEntryPoints('[console_scripts]\nx = a:b # c\n'),
      lie('its entry_points.txt has scripts'),
    ],
    ['twice', withEntryPoints('[x]\na = b\na = c\n'), lie('its entry_points.txt has lines for a name')],
    ['a group twice', withEntryPoints('[x]\na = b\n[x]\nc = d\n'), lie('its entry_points.txt has lines for')],
    [
      'an open group',
      withEntryPoints('[console_scripts\n'),
      lie('its entry_points.txt has lines that are no'),
    ],
    ['no group', withEntryPoints('foo = a:b\n'), lie('its entry_points.txt has lines that are no')],
  ]),
  ...indexKind('a wheel whose files are no text', [
    [
      'WHEEL',
      foo({ files: { [`${INFO}/WHEEL`]: Buffer.from('\xff', 'latin1') } }),
      lie('its WHEEL is not UTF-8'),
    ],
    [
      'WHEEL with a byte order mark',
      foo({ files: { [`${INFO}/WHEEL`]: '\uFEFFWheel-Version: 1.0\n' } }),
      lie('its WHEEL starts with a byte order mark'),
    ],
    [
      'METADATA with a byte order mark',
      foo({ files: { [`${INFO}/METADATA`]: '\uFEFFName: foo\nVersion: 1.0\n' } }),
      lie('its METADATA starts with a byte order mark'),
    ],
    [
      'METADATA, for pip',
      foo({ files: { [`${INFO}/METADATA`]: NOT_UTF8 } }),
      refusedByPip('its METADATA is not UTF-8'),
    ],
    [
      'METADATA after an empty line',
      foo({ files: { [`${INFO}/METADATA`]: '\nName: foo\nVersion: 1.0\n' } }),
      lie('its METADATA is of'),
    ],
    [
      'WHEEL in small letters',
      foo({ files: { [`${INFO}/WHEEL`]: 'wheel-version: 1.0\n' } }),
      lie('its Wheel-Version'),
    ],
  ]),
  ...indexKind('a wheel with a dependency that pip cannot read', [
    ['a version with a star', needing('b (>=1.0.*) ; extra == "q"'), refusedByPip('its Requires-Dist')],
    ['two commas', needing('b >=1,,<2 ; extra == "q"'), refusedByPip('its Requires-Dist')],
    ['no name', needing(''), refusedByPip('its Requires-Dist')],
    ['half a marker', needing('b ; python_version > "3" and'), refusedByPip('its Requires-Dist')],
    ['open extras', needing('b[ ; extra == "q"'), refusedByPip('its Requires-Dist')],
    ['extras that are no names', needing('b[_x] ; extra == "q"'), refusedByPip('its Requires-Dist')],
    ['no address', needing('b @ ; extra == "q"'), refusedByPip('its Requires-Dist')],
    [
      'an address up to its end',
      needing('b @ https://e.example/b.whl; extra == "q"'),
      refusedByPip('its Requires-Dist'),
    ],
    ['several lines', needing('b\n  >=1 ; extra == "q"'), refusedByPip('its Requires-Dist')],
  ]),
  ...indexKind('a wheel whose RECORD is no table', [
    ['paths alone', withRecord('foo.py\n'), lie('its RECORD cannot be read in line 1')],
    ['no size', withRecord('foo.py,\n'), lie('its RECORD cannot be read in line 1')],
    ['more', withRecord('foo.py,,,\n'), lie('its RECORD cannot be read in line 1')],
    ['a size that is none', withRecord('foo.py,,-1\n'), lie('its RECORD cannot be read in line 1')],
  ]),
  ...indexKind('a wheel that RECORD does not describe', [
    [
      'a start-up file more',
      foo({ files: { 'evil.pth': 'x' }, unlisted: ['evil.pth'] }),
      lie('its RECORD does not list'),
    ],
    [
      'a file less',
      foo({ files: { [`${INFO}/RECORD`]: `foo.py,,\n${INFO}/METADATA,,\n${INFO}/WHEEL,,\ngone.py,,\n` } }),
      lie('its RECORD lists'),
    ],
  ]),
  ...indexKind('a wheel that is no archive', [
    ['a word', foo(Buffer.from('hello')), lie('it is not a zip archive')],
    ['nothing', foo(Buffer.alloc(0)), lie('it is not a zip archive')],
    ['cut off', foo(wheelBytes().subarray(0, -30)), lie('it is not a zip archive')],
    ['a page', foo(Buffer.from('<!doctype html><title>Sign in</title>')), lie('it is not a zip archive')],
    ['a source archive', foo(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])), lie('it is not a zip archive')],
  ]),
  ...indexKind('a wheel that swells', [['METADATA of 17 MiB', foo(swelling()), lie(''), { andMore: true }]]),
  ...indexKind('a gap in the lock', [
    ['a dependency', foo({ metadata: ['Requires-Dist: bar>=2'] }), 'UNPINNED r.txt:1 bar'],
    [
      'of a marker that holds',
      foo({ metadata: ['Requires-Dist: bar ; python_version >= "3.8"'] }),
      'UNPINNED r.txt:1 bar',
    ],
    [
      'of an extra that is asked for',
      foo({ metadata: ['Provides-Extra: socks', 'Requires-Dist: pysocks ; extra == "socks"'] }),
      'UNPINNED r.txt:1 pysocks',
      { lock: 'foo[socks]' },
    ],
    [
      'of an extra of another package',
      {
        'bar-1.0-py3-none-any.whl': wheelBytes({ stem: 'bar-1.0', metadata: ['Requires-Dist: foo[socks]'] }),
        ...foo({ metadata: ['Provides-Extra: socks', 'Requires-Dist: pysocks ; extra == "socks"'] }),
      },
      'UNPINNED r.txt:2 pysocks',
    ],
  ]),
  ...indexKind('a locked version that a package refuses', [
    [
      'too old',
      {
        ...foo({ metadata: ['Requires-Dist: bar>=2'] }),
        'bar-1.0-py3-none-any.whl': wheelBytes({ stem: 'bar-1.0' }),
      },
      'INVALID_BUILD r.txt:1 bar',
    ],
  ]),
  ...indexKind('a wheel for another Python', [
    ['in its METADATA', foo({ metadata: ['Requires-Python: >=3.99'] }), 'NO_WHEEL r.txt:1 3.99'],
  ]),
];
