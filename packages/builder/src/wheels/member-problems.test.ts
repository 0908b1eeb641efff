import { describe, expect, it } from 'vitest';
import { MemberProblems } from './member-problems.ts';
import type { ZipMember } from './zip-entry.ts';

const MEMBER: ZipMember = {
  path: 'foo/__init__.py',
  method: 8,
  isUtf8: true,
  isEncrypted: false,
  isLink: false,
  crc: 0,
  compressedSize: 60,
  size: 100,
  offset: 0,
};

describe('MemberProblems', () => {
  it.each<[string, readonly Partial<ZipMember>[], readonly string[]]>([
    ['a file', [{}], []],
    [
      'a path that leads out',
      [{ path: 'foo/../../x' }],
      ['it has what leads out of the wheel: "foo/../../x"'],
    ],
    ['a path from the root', [{ path: '/x' }], ['it has what leads out of the wheel: "/x"']],
    ['a path of a drive', [{ path: 'C:x' }], ['it has what leads out of the wheel: "C:x"']],
    ['no name', [{ path: '' }], ['it has what has a name that no file can have: ""']],
    [
      'letters that are not marked',
      [{ path: 'é', isUtf8: false }],
      ['it has what has a name with other letters than ASCII that is not marked as UTF-8: "é"'],
    ],
    ['a link', [{ isLink: true }], ['it has what is a link: "foo/__init__.py"']],
    ['an encrypted file', [{ isEncrypted: true }], ['it has what is encrypted: "foo/__init__.py"']],
    [
      'another way of packing',
      [{ method: 12 }],
      ['it has what is packed in another way than stored or deflated: "foo/__init__.py"'],
    ],
    ['a line end in a name', [{ path: 'a\nb' }], ['it has what has a name that no file can have: "a\\nb"']],
    [
      'a stored file of another size',
      [{ method: 0 }],
      ['it has what claims a size that it cannot have: "foo/__init__.py"'],
    ],
    [
      'more than deflate can make of it',
      [{ size: 62_953 }],
      ['it has what claims a size that it cannot have: "foo/__init__.py"'],
    ],
    ['as much as deflate can make of it', [{ size: 62_952 }], []],
    ['two of one name', [{}, {}], ['it has two files of one name: "foo/__init__.py"', 'its files overlap']],
    ['more bytes than the archive', [{}, { path: 'x' }], ['its files overlap']],
    ['as many bytes as the archive', [{}, { path: 'x', compressedSize: 40 }], []],
  ])('finds what is wrong with %s', (_title, members, expected) => {
    const problems = new MemberProblems(members.length);

    for (const member of members) problems.add({ ...MEMBER, ...member });

    expect(problems.list(100)).toEqual(expected);
  });
});
