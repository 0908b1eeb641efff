import { type Broken, H, kind } from './case.ts';

const SECRET = 'Marker5ecret';
const PIN = `foo==1.0 ${H}\n`;

/** Files that include what they may not, or what is not there. */
export const includes: readonly Broken[] = [
  ...kind('a file that is missing', [
    ['the lock itself', { 'other.txt': PIN }, 'INVALID_BUILD - "r.txt" is not valid', { read: ['r.txt'] }],
    ['an included one', '-r gone.txt\n', 'INVALID_BUILD r.txt:1 "gone.txt" is not valid'],
    ['in the long form', '\n--requirement=gone.txt\n', 'INVALID_BUILD r.txt:2 "gone.txt" is not valid'],
    [
      'in the folder of the including file',
      { 'a/r.txt': '-r s.txt\n', 's.txt': PIN },
      'INVALID_BUILD a/r.txt:1 ',
    ],
    ['an empty name', '-r\n', 'INVALID_BUILD r.txt:1 '],
    ['an empty name after an equals sign', '--requirement=\n', 'INVALID_BUILD r.txt:1 '],
    ['in quotes', '-r "go ne.txt"\n', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a circle', [
    ['a file that includes itself', '-r r.txt\n', 'INVALID_BUILD r.txt:1 '],
    ['over two files', { 'r.txt': `${PIN}-r s.txt\n`, 's.txt': '\n-r r.txt\n' }, 'INVALID_BUILD s.txt:2 '],
  ]),
  ...kind('a file outside', [
    ['further up', { 'r.txt': '-r ../s.txt\n', '../s.txt': PIN }, 'INVALID_BUILD r.txt:1 leads out'],
    [
      'by way of a folder',
      { 'a/r.txt': '-r ../../s.txt\n', '../s.txt': PIN },
      'INVALID_BUILD a/r.txt:1 leads out',
    ],
    ['from the root', '-r /etc/hostname\n', 'INVALID_BUILD r.txt:1 '],
    [
      'by a link',
      { 'r.txt': '-r s.txt\n', 's.txt': { link: '../s.txt' }, '../s.txt': PIN },
      'INVALID_BUILD r.txt:1 ',
    ],
    ['named by the build', { '../r.txt': PIN }, 'INVALID_BUILD - leads out'],
    ['of the home folder', '-r ~/r.txt\n', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('an included address', [
    ['https', '-r https://files.example/r.txt\n', 'INVALID_BUILD r.txt:1 '],
    [
      'with credentials',
      `-r https://me:${SECRET}@files.example/r.txt\n`,
      'INVALID_BUILD r.txt:1 ',
      { secret: SECRET },
    ],
    ['of a file', '-r file:///srv/r.txt\n', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a device', [
    ['included', '-r /dev/null\n', 'INVALID_BUILD r.txt:1 '],
    ['behind a link', { 'r.txt': { link: '/dev/null' } }, 'INVALID_BUILD - '],
    ['of the process', '-r /proc/self/environ\n', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a folder', [
    ['as the lock', { 'r.txt/s.txt': PIN }, 'INVALID_BUILD - ', { read: ['r.txt'] }],
    ['included', { 'r.txt': '-r d\n', 'd/s.txt': PIN }, 'INVALID_BUILD r.txt:1 '],
    ['this one', '-r .\n', 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('a hidden file', [
    [
      'included',
      { 'r.txt': '-r .env\n', '.env': `TOKEN=${SECRET}` },
      'INVALID_BUILD r.txt:1 it is hidden',
      { secret: SECRET },
    ],
    [
      'of git',
      { 'r.txt': '-r .git/config\n', '.git/config': SECRET },
      'INVALID_BUILD r.txt:1 it lies in .git',
      { secret: SECRET },
    ],
  ]),
  ...kind('a key file', [
    [
      'a private key',
      { 'r.txt': '-r id_rsa\n', id_rsa: SECRET },
      'INVALID_BUILD r.txt:1 it is a key file',
      { secret: SECRET },
    ],
    [
      'by a link',
      { 'r.txt': '-r s.txt\n', 's.txt': { link: 'deploy.pem' }, 'deploy.pem': SECRET },
      'INVALID_BUILD r.txt:1 key file',
      { secret: SECRET },
    ],
    [
      'under another name',
      { 'r.txt': `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----\n` },
      'INVALID_BUILD r.txt:1 ',
      { secret: SECRET, andMore: true },
    ],
  ]),
  ...kind('a link that leads nowhere', [
    ['to itself', { 'r.txt': { link: 'r.txt' } }, 'INVALID_BUILD - '],
    [
      'in a circle',
      { 'r.txt': '-r a.txt\n', 'a.txt': { link: 'b.txt' }, 'b.txt': { link: 'a.txt' } },
      'INVALID_BUILD r.txt:1 ',
    ],
    ['to nothing', { 'r.txt': '-r a.txt\n', 'a.txt': { link: 'gone' } }, 'INVALID_BUILD r.txt:1 '],
  ]),
  ...kind('constraints', [
    ['that are missing', `-c gone.txt\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
    ['from an address', `-c https://files.example/c.txt\n${PIN}`, 'INVALID_BUILD r.txt:1 '],
    ['from outside', { 'r.txt': `-c ../c.txt\n${PIN}`, '../c.txt': PIN }, 'INVALID_BUILD r.txt:1 '],
    ['that are a folder', { 'r.txt': `${PIN}-c d\n`, 'd/c.txt': PIN }, 'INVALID_BUILD r.txt:2 '],
  ]),
  ...kind('problems of an included file', [
    ['one line', { 'r.txt': '-r s.txt\n', 's.txt': `\n\nfoo>=1 ${H}\n` }, 'UNPINNED s.txt:3 not pinned'],
    [
      'in a folder',
      { 'r.txt': '-r a/s.txt\n', 'a/s.txt': '-r t.txt\n', 'a/t.txt': 'foo==1.0\n' },
      'HASH a/t.txt:1 no hash',
    ],
    [
      'in both files',
      { 'r.txt': 'foo==1.0\n-r s.txt\n', 's.txt': `bar ${H}\nbaz==1 ${H}\n` },
      ['HASH r.txt:1 no hash', 'UNPINNED s.txt:1 not pinned'],
    ],
    [
      'that is binary',
      { 'r.txt': '-r s.bin\n', 's.bin': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0]) },
      'INVALID_BUILD s.bin:1 ',
    ],
  ]),
];
