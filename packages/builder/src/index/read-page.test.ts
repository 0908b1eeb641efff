import { describe, expect, it } from 'vitest';
import pip from '../testing/pip-links.json' with { type: 'json' };
import type { ProjectPage } from './page-file.ts';
import { readPage } from './read-page.ts';

const url = new URL('https://index.example/simple/foo/');

function read(text: string, type = 'text/html', signal?: AbortSignal): Promise<ProjectPage> {
  return readPage(inPieces(text), { type, url, project: 'foo', signal });
}

/** As a network may cut it: also within letters. */
async function* inPieces(text: string, length = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const most = Math.max(length, bytes.length / 1_000);
  for (let at = 0; at < bytes.length; at += most) yield bytes.subarray(at, at + most);
}

const readJson = (text: string): Promise<ProjectPage> => read(text, 'application/vnd.pypi.simple.v1+json');

function page(file: object, rest: object = {}): string {
  return JSON.stringify({ files: [{ filename: 'a.whl', url: 'u', hashes: {}, ...file }], ...rest });
}

const HASH = 'AB'.repeat(32);

describe('a page in JSON', () => {
  it('may have one byte order mark', async () => {
    expect(await readJson(`\uFEFF${page({})}`)).toMatchObject({ files: [{ filename: 'a.whl' }] });
    await expect(readJson(`\uFEFF\uFEFF${page({})}`)).rejects.toMatchObject({ code: 'UNREACHABLE_INDEX' });
  });

  it('is none with two lists of files', async () => {
    await expect(readJson('{"files":[{"filename":"a","url":"u"}],"files":[]}')).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
    });
  });

  it.each([
    '[]',
    '[{"filename":"a"},{"url":"b"},{}]',
    '[null]',
    '[7]',
    '["x"]',
    '[[]]',
    '[{"filename":null,"url":"u"}]',
    '[{"filename":"a","url":{}}]',
  ])('has no file in %s', async (files) => {
    expect(await readJson(`{"files":${files}}`)).toEqual({ files: [] });
  });

  it.each([
    [
      'every digest, in lower case',
      { hashes: { sha256: HASH, md5: 'b'.repeat(32), crc: 'x', odd: 7 } },
      { hashes: [`sha256:${HASH.toLowerCase()}`, `md5:${'b'.repeat(32)}`] },
    ],
    ['no digest in what is none', { hashes: 'abc' }, { hashes: [] }],
    ['`false` as not yanked', { yanked: false }, {}],
    ['`true` as yanked', { yanked: true }, { yanked: '' }],
    ['the reason of a yank', { yanked: 'broken' }, { yanked: 'broken' }],
    ['requires-python', { 'requires-python': '>=3.8' }, { requiresPython: '>=3.8' }],
    ['no requires-python that is not a string', { 'requires-python': 3 }, {}],
    ['the size', { size: 12 }, { size: 12 }],
    ['no size below zero', { size: -1 }, {}],
    [
      'metadata with its hash',
      { 'core-metadata': { sha256: HASH } },
      { metadataHashes: [`sha256:${HASH.toLowerCase()}`] },
    ],
    ['metadata under its first name', { 'data-dist-info-metadata': true }, { metadataHashes: [] }],
    ['that there is no metadata', { 'core-metadata': false, 'dist-info-metadata': true }, {}],
  ])('has %s', async (_title, file, expected) => {
    const { files } = await readJson(page(file));

    expect(files).toEqual([{ filename: 'a.whl', url: 'u', hashes: [], ...expected }]);
  });

  it.each([
    ['archived', { state: 'archived', reason: 'moved' }],
    ['active', undefined],
    ['unheard-of', undefined],
  ])('has the status %s', async (status, expected) => {
    const { status: found } = await readJson(page({}, { 'project-status': { status, reason: 'moved' } }));

    expect(found).toEqual(expected);
  });

  it('is refused in a version that nobody knows yet', async () => {
    await expect(readJson(page({}, { meta: { 'api-version': '2.0' } }))).rejects.toThrow(
      'the page of foo has version "2.0" of the simple API; expected 1',
    );
  });
});

/** Where we read other things than pip, and why. */
const DIFFERENCES: Readonly<Record<string, readonly object[]>> = {
  // The name of an algorithm is none of its digest.
  'upper case': [{ hashes: [`sha256:${HASH.toLowerCase()}`], yanked: 'bad' }],
  // PEP 592: the attribute may have no value.
  'yanked without a reason': [{ yanked: '' }],
  // HTML takes the first.
  'an attribute given twice': [{ filename: 'foo-1.0.zip' }],
  // Folders are no files of a package.
  'an address without a file': [],
  'a listing of a folder': [{ filename: 'foo-1.0.zip' }],
};

describe('a page in HTML', () => {
  it.each(pip.shapes)(`is read as pip ${pip.pip} does: $title`, async ({ title, html, files }) => {
    const found = await read(html);

    const base = new URL(found.base ?? '', url);
    const shown = found.files.map(({ url: address, metadataHashes, ...file }) => ({
      ...file,
      url: decodeURIComponent(new URL(address, base).href),
      ...(metadataHashes && { metadata: metadataHashes.map((hash) => hash.split(':')) }),
    }));
    const expected = files.map((file) => ({ ...file, url: decodeURIComponent(file.url) }));
    const differences = DIFFERENCES[title];
    if (differences === undefined) expect(shown).toEqual(expected);
    else expect(shown).toMatchObject(differences);
    expect(shown).toHaveLength(differences?.length ?? expected.length);
  });

  it('has the status of its project', async () => {
    const html =
      '<meta name="pypi:project-status-reason" content="malware"><meta name="pypi:project-status" content="quarantined">';

    expect(await read(html)).toEqual({ files: [], status: { state: 'quarantined', reason: 'malware' } });
  });

  it.each(['', '<!DOCTYPE html><html><body></body></html>', '<h1>Index of /foo</h1><a href="../">../</a>'])(
    'may have no files: %j',
    async (html) => {
      expect(await read(html)).toEqual({ files: [] });
    },
  );

  it('is read in pieces, wherever they end', async () => {
    const anchor = '<a href="foo-1.0.zip" data-requires-python="&gt;=3.8">x</a> ';

    const { files } = await read(anchor.repeat(5_000));

    expect(new Set(files.map((file) => JSON.stringify(file))).size).toBe(1);
    expect(files).toHaveLength(5_000);
  });
});

describe('the type of a page', () => {
  it.each([
    ['text/plain', page({}), 1],
    ['', page({}), 1],
    ['application/octet-stream', '<a href="foo-1.0.zip">x</a>', 1],
    ['application/xhtml+xml', '<a href="foo-1.0.zip"/>', 1],
  ])('%j does not matter when its content is clear', async (type, text, count) => {
    const { files } = await read(text, type);

    expect(files).toHaveLength(count);
  });

  it.each([
    ['text/plain', `\uFEFF${page({})}`],
    ['text/plain', `\n\n${page({})}`],
    ['text/plain', '\uFEFF<a href="a.whl">x</a>'],
    ['', `\uFEFF${page({})}`],
    ['', ` ${page({})}`],
  ])('%j does not matter, wherever the content is cut: %j', async (type, text) => {
    for (const length of [1, 2, 3, 4, 1_000]) {
      const { files } = await readPage(inPieces(text, length), { type, url, project: 'foo' });
      expect(files).toHaveLength(1);
    }
  });

  it('is named when its content is not clear', async () => {
    await expect(read('hello', 'text/plain; charset=utf-8')).rejects.toThrow(
      'the page of foo is text/plain, which is neither JSON nor HTML; it came from https://index.example/simple/foo/',
    );
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
    const reading = readJson(text);

    await expect(reading).rejects.toMatchObject({ code: 'UNREACHABLE_INDEX' });
    await expect(reading).rejects.not.toThrow(SECRET);
  });

  it.each([
    [
      '<title>Guests: \n log in</title><form action="/login"><input name="room"></form>',
      ' but the page "Guests: \\n log in"',
    ],
    [
      `<title>log in at https://guest:${SECRET}@portal.example/?token=${SECRET}</title><form><input type="password"></form>`,
      ' but the page "log in at https://***@portal.example/?***"',
    ],
    ['<script>location = "/portal"</script>', ''],
    ['<meta http-equiv="Refresh" content="0; url=/portal">', ''],
  ])('is what a network sends before a log-in: %j', async (html, title) => {
    const reading = read(html);

    await expect(reading).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: `the page of foo is not one of an index${title}; it came from https://index.example/simple/foo/`,
      hint: expect.stringContaining('log-in'),
    });
  });
});

describe('a long page', () => {
  const MEBIBYTE = 2 ** 20;

  it.each(['<a ', '<a href="', '<a>', '<', '&', '&#', '&lt', ' = ', '<a x', "<a b='", '<a href="a">a', 'a '])(
    'is read in little time, whatever it repeats: %j',
    async (part) => {
      const text = part.repeat(MEBIBYTE / part.length);

      // A reader that started over for each would not end within the life of the test.
      expect(await read(text)).toEqual({ files: [] });
    },
  );

  it('has at most 100,000 files', async () => {
    const anchor = '<a href="a.zip">a</a>';

    expect((await read(anchor.repeat(100_000))).files).toHaveLength(100_000);
    await expect(read(anchor.repeat(100_001))).rejects.toThrow(
      'the page of foo lists more than 100000 files, the most that a page may',
    );
  });

  it('can be left', async () => {
    const stop = new AbortController();
    const reading = read('<a href="a.zip">a</a>'.repeat(50_000), 'text/html', stop.signal);
    stop.abort();

    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
