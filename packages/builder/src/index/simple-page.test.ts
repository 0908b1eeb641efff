import { describe, expect, it } from 'vitest';
import { readPage } from './simple-page.ts';

const parseSimpleJson = (text: string) => readPage(text, { isJson: true, project: 'foo' });
const parseSimpleHtml = (text: string) => readPage(text, { isJson: false, project: 'foo' });

describe('a page in JSON', () => {
  it.each(['{}', '{"files":[]}', '{"files":[{"filename":"a"},{"url":"b"},{}]}'])(
    'finds no file in %s',
    async (text) => {
      expect(await parseSimpleJson(text)).toEqual([]);
    },
  );

  it('keeps every hash, and takes `false` for not yanked', async () => {
    const file = { filename: 'a.whl', url: 'u', hashes: { sha256: 'aa', md5: 'bb' }, yanked: false };

    expect(await parseSimpleJson(JSON.stringify({ files: [file] }))).toEqual([
      { filename: 'a.whl', url: 'u', hashes: ['sha256:aa', 'md5:bb'] },
    ]);
  });

  it('ignores a `requires-python` that is not a string', async () => {
    const file = { filename: 'a.whl', url: 'u', 'requires-python': 3 };

    const [first] = await parseSimpleJson(JSON.stringify({ files: [file] }));

    expect(first?.requiresPython).toBeUndefined();
  });
});

describe('a page in HTML', () => {
  it('decodes entities in names, addresses and attributes', async () => {
    const html = `<a href="a&amp;b.whl#sha256=AA" data-requires-python="&#62;=3.8&#x2c;&lt;4" data-yanked="it&apos;s &quot;old&quot; &unknown;">a&amp;b.whl</a>`;

    expect(await parseSimpleHtml(html)).toEqual([
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
  ])('reads %s', async (_title, html, expected) => {
    expect(await parseSimpleHtml(html)).toEqual(expected);
  });
});

describe('a page that is none', () => {
  const SECRET = 'Marker5ecret';

  it.each([
    SECRET,
    `<html>${SECRET}</html>`,
    'null',
    '[]',
    '7',
    '{"files":{}}',
    '{"files":7}',
    '',
    '{"files":[',
    '"x"',
  ])('is an unreachable index, and is not quoted: %j', async (text) => {
    const reading = parseSimpleJson(text);

    await expect(reading).rejects.toMatchObject({ code: 'UNREACHABLE_INDEX' });
    await expect(reading).rejects.not.toThrow(SECRET);
  });

  it.each(['[null]', '[7]', '["x"]', '[[]]', '[{"filename":null,"url":"u"}]', '[{"filename":"a","url":{}}]'])(
    'has no file in %s',
    async (files) => {
      expect(await parseSimpleJson(`{"files":${files}}`)).toEqual([]);
    },
  );

  it('keeps what is no hash for no hash', async () => {
    expect(await parseSimpleJson('{"files":[{"filename":"a","url":"u","hashes":"abc"}]}')).toMatchObject([
      { hashes: [] },
    ]);
  });
});

describe('a long page', () => {
  const MEBIBYTE = 2 ** 20;

  it.each(['<a ', '<a href="', '<a>', '<', '&', '&#', '&lt', ' = ', '<a x', "<a b='", '<a href="a">a', 'a '])(
    'is read in little time, whatever it repeats: %j',
    async (part) => {
      const text = part.repeat(MEBIBYTE / part.length);

      // A reader that started over for each would not end within the life of the test.
      expect(await parseSimpleHtml(text)).toEqual([]);
    },
  );

  it('has at most 100,000 files', async () => {
    const anchor = '<a href="a">a</a>';

    expect(await parseSimpleHtml(anchor.repeat(100_000))).toHaveLength(100_000);
    await expect(parseSimpleHtml(anchor.repeat(100_001))).rejects.toThrow(
      'the page of foo lists more than 100000 files, the most that a page may',
    );
  });

  it('can be left', async () => {
    const stop = new AbortController();
    const reading = readPage('<a href="a">a</a>'.repeat(50_000), {
      isJson: false,
      project: 'foo',
      signal: stop.signal,
    });
    stop.abort();

    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('takes numbers of no character for text', async () => {
    expect(await parseSimpleHtml('<a href="a">&#9999999;&#x110000;</a>')).toMatchObject([
      { filename: '&#9999999;&#x110000;' },
    ]);
  });
});
