import { describe, expect, it } from 'vitest';
import { fastClock } from '../testing/fast-clock.ts';
import { type SeenRequest, sendFile, sendPage, serveIndex } from '../testing/index-server.ts';
import { contentOf, readOpened } from '../testing/opened.ts';
import { createHttpIndex } from './http-index.ts';
import { leaveFile } from './leave-file.ts';
import type { IndexFile } from './package-index.ts';
import { Slots } from './slots.ts';

const CONTENT = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
const FILE = { filename: 'foo-1-py3-none-any.whl', url: '/f/foo', hashes: {} };

type Respond = Parameters<typeof serveIndex>[0];

/** The one file of an index, whose requests are responded to as given, and what was asked for it. */
async function fileOf(respond: Respond): Promise<{
  readonly file: IndexFile;
  readonly asked: readonly SeenRequest[];
  readonly waits: readonly number[];
}> {
  const asked: SeenRequest[] = [];
  const server = await serveIndex((request, response) => {
    if (request.path.startsWith('/simple/')) return sendPage(response, [FILE]);
    asked.push(request);
    return respond(request, response);
  });
  const { clock: fast, waits } = fastClock();
  const clock = { ...fast, now: () => new Date('2026-01-01T00:00:00Z') };
  const { files } = await createHttpIndex(`${server.url}/simple`, { clock }).project('foo');
  const [file] = files;
  if (file === undefined) throw new Error('there is no file');
  return { file, asked, waits };
}

/** Cuts a response that would send everything, the first times that it is asked. */
function cutting(times: number, options: Parameters<typeof sendFile>[3]): Respond {
  let left = times;
  return (request, response) => {
    left -= 1;
    if (left < 0) return sendFile(request, response, CONTENT, options);
    if (options?.tag !== undefined) response.setHeader('etag', options.tag);
    const [, from = '0'] = /^bytes=(\d+)-/.exec(request.headers.range ?? '') ?? [];
    const part = CONTENT.subarray(Number(from));
    if (from !== '0') {
      response.statusCode = 206;
      response.setHeader('content-range', `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}`);
    }
    response.setHeader('content-length', part.length);
    response.write(part.subarray(0, 70_000), () => setTimeout(() => response.destroy(), 20));
  };
}

describe('a file of an index', () => {
  it('goes on where it was cut off', async () => {
    const { file, asked } = await fileOf(cutting(2, { tag: '"a"' }));

    expect((await contentOf(file)).equals(CONTENT)).toBe(true);

    expect(asked.map(({ headers }) => headers.range)).toEqual([
      undefined,
      'bytes=70000-299999',
      'bytes=140000-299999',
    ]);
    expect(asked[1]?.headers['if-range']).toBe('"a"');
  });

  it('is whole from a server that knows no ranges', async () => {
    const { file, asked } = await fileOf(cutting(1, { hasRanges: false }));

    expect((await contentOf(file)).equals(CONTENT)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('is refused when it became another one meanwhile', async () => {
    const tags = ['"a"', '"b"'];
    const { file } = await fileOf((request, response) => {
      const tag = tags.shift() ?? '';
      return cutting(tag === '"a"' ? 1 : 0, { tag })(request, response);
    });

    await expect(contentOf(file)).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringContaining('it became another file while it was fetched'),
    });
  });

  it('may take long as long as something comes', async () => {
    const { file, asked } = await fileOf(async (_, response) => {
      response.setHeader('content-length', 30);
      // By the clock of the test, 300 milliseconds are the longest pause.
      for (let count = 0; count < 30; count += 1) {
        response.write('x');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      response.end();
    });

    expect(String(await contentOf(file))).toBe('x'.repeat(30));
    expect(asked).toHaveLength(1);
  });

  it('is requested again when nothing comes any more', async () => {
    let count = 0;
    const { file, asked } = await fileOf((request, response) => {
      count += 1;
      if (count > 1) return sendFile(request, response, CONTENT);
      response.setHeader('content-length', CONTENT.length);
      response.write(CONTENT.subarray(0, 1_000));
    });

    expect((await contentOf(file)).equals(CONTENT)).toBe(true);
    expect(asked[1]?.headers.range).toBe('bytes=1000-299999');
  });

  it('is given up when it drips', async () => {
    const { file, asked } = await fileOf((_, response) => {
      response.setHeader('content-length', CONTENT.length);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });

    await expect(contentOf(file)).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringContaining('fewer than 64 KiB came in 5 minutes'),
    });
    expect(asked).toHaveLength(1);
  });

  it('is given up after three times without a byte', async () => {
    const { file, asked } = await fileOf((request, response) => {
      if (request.headers.range !== undefined) return void response.destroy();
      return cutting(1, {})(request, response);
    });

    await expect(contentOf(file)).rejects.toMatchObject({ code: 'UNREACHABLE_INDEX' });
    expect(asked).toHaveLength(5);
  });

  it.each([
    ['2', 2_000],
    ['Thu, 01 Jan 2026 01:00:00 GMT', undefined],
    ['soon', 500],
  ])('waits as long as the server asks, within limits: %j', async (value, expected) => {
    let count = 0;
    const { file, waits } = await fileOf((request, response) => {
      count += 1;
      if (count > 1) return sendFile(request, response, CONTENT);
      response.writeHead(429, { 'retry-after': value }).end();
    });

    const reading = contentOf(file);

    if (expected === undefined)
      await expect(reading).rejects.toThrow(/status 429, and it asks to wait 3600 s/);
    else expect((await reading).length).toBe(CONTENT.length);
    expect(waits).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each([
    ['has ranges', true, { start: 100, length: 50 }],
    ['knows none', false, { start: 0, length: 150 }],
  ])('is read in part from a server that %s', async (_title, hasRanges, expected) => {
    const { file } = await fileOf((request, response) => sendFile(request, response, CONTENT, { hasRanges }));

    const opened = await file.open({ start: 100, end: 150 });
    const bytes = await readOpened(opened);

    const { start, length } = expected;
    expect(opened).toMatchObject({ start, size: CONTENT.length });
    expect(bytes.equals(CONTENT.subarray(start, start + length))).toBe(true);
  });

  it('that is longer than any is refused before it comes', async () => {
    const { file } = await fileOf((_, response) => {
      response.writeHead(200, { 'content-length': 16 * 2 ** 30 + 1 }).flushHeaders();
    });

    await expect(file.open()).rejects.toThrow(/longer than a file of an index may be: 16384 MiB/);
  });

  it('that is listed and absent has no wheel', async () => {
    const { file } = await fileOf((_, response) => void response.writeHead(404).end());

    await expect(contentOf(file)).rejects.toMatchObject({ code: 'NO_WHEEL' });
  });

  it('gives its place back when nobody reads it at all', async () => {
    const { file } = await fileOf((request, response) => sendFile(request, response, CONTENT));

    for (let count = 0; count < 20; count += 1) {
      const { bytes } = await file.open();
      await bytes[Symbol.asyncIterator]().return?.();
    }

    expect((await contentOf(file)).length).toBe(CONTENT.length);
  });

  it('ends its connection when nobody reads on', async () => {
    const closed = Promise.withResolvers<void>();
    const { file } = await fileOf((_, response) => {
      response.on('close', closed.resolve);
      response.setHeader('content-length', CONTENT.length);
      response.write(CONTENT.subarray(0, 1_000));
    });

    for await (const chunk of (await file.open()).bytes) if (chunk.length > 0) break;

    await expect(closed.promise).resolves.toBeUndefined();
  });

  it('lets others be fetched once it is left or given up, though nobody has read of it', async () => {
    const server = await serveIndex((request, response) => {
      if (request.path.startsWith('/simple/')) return sendPage(response, [FILE]);
      sendFile(request, response, CONTENT);
    });
    const { clock } = fastClock();
    const index = createHttpIndex(`${server.url}/simple`, { clock, slots: new Slots(2) });
    const { files } = await index.project('foo');
    const [file] = files;
    if (file === undefined) throw new Error('there is no file');
    for (let count = 0; count < 3; count += 1) await leaveFile(await file.open());
    const stop = new AbortController();
    const [first] = await Promise.all([1, 2].map(() => file.open({ signal: stop.signal })));
    if (first === undefined) throw new Error('nothing was opened');
    stop.abort();

    expect((await contentOf(file)).equals(CONTENT)).toBe(true);
    expect((await index.project('bar')).files).toHaveLength(1);
    await expect(readOpened(first)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
