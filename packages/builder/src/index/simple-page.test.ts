import { describe, expect, it } from 'vitest';
import { parseSimpleHtml, parseSimpleJson } from './simple-page.ts';

describe('parseSimpleJson', () => {
  it.each(['{}', '{"files":[]}', '{"files":[{"filename":"a"},{"url":"b"},{}]}'])(
    'finds no file in %s',
    (text) => {
      expect(parseSimpleJson(text)).toEqual([]);
    },
  );

  it('keeps every hash, and takes `false` for not yanked', () => {
    const file = { filename: 'a.whl', url: 'u', hashes: { sha256: 'aa', md5: 'bb' }, yanked: false };

    expect(parseSimpleJson(JSON.stringify({ files: [file] }))).toEqual([
      { filename: 'a.whl', url: 'u', hashes: ['sha256:aa', 'md5:bb'] },
    ]);
  });

  it('ignores a `requires-python` that is not a string', () => {
    const file = { filename: 'a.whl', url: 'u', 'requires-python': 3 };

    expect(parseSimpleJson(JSON.stringify({ files: [file] }))[0]?.requiresPython).toBeUndefined();
  });
});

describe('parseSimpleHtml', () => {
  it('decodes entities in names, addresses and attributes', () => {
    const html = `<a href="a&amp;b.whl#sha256=AA" data-requires-python="&#62;=3.8&#x2c;&lt;4" data-yanked="it&apos;s &quot;old&quot; &unknown;">a&amp;b.whl</a>`;

    expect(parseSimpleHtml(html)).toEqual([
      {
        filename: 'a&b.whl',
        url: 'a&b.whl',
        hashes: ['sha256:aa'],
        requiresPython: '>=3.8,<4',
        yanked: `it's "old" &unknown;`,
      },
    ]);
  });

  it.each([
    ['an anchor without an address', '<a name="top">top</a>', []],
    [
      'an unknown hash',
      '<a href="a.whl#crc32=00">a.whl</a>',
      [{ filename: 'a.whl', url: 'a.whl', hashes: [] }],
    ],
    ['no hash', "<a href='a.whl'> a.whl </a>", [{ filename: 'a.whl', url: 'a.whl', hashes: [] }]],
    [
      'an empty data-yanked',
      '<a href="a" data-yanked>a</a>',
      [{ filename: 'a', url: 'a', hashes: [], yanked: '' }],
    ],
  ])('reads %s', (_title, html, expected) => {
    expect(parseSimpleHtml(html)).toEqual(expected);
  });
});
