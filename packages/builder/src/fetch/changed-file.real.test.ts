import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createHttpIndex } from '../index/http-index.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { sendFile, sendPage, serveIndex } from '../testing/index-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type StoredFile, WheelStore } from './wheel-store.ts';

const CONTENT = Buffer.alloc(300_000, 'a');

/** Adds a file whose responses have the tags in turn; the first ones are cut off. */
async function addWith(
  tags: readonly (string | undefined)[],
  cuts: number,
): Promise<{ readonly adding: Promise<StoredFile>; readonly asked: () => number }> {
  let asked = 0;
  const server = await serveIndex((request, response) => {
    if (request.path.startsWith('/simple/')) {
      return sendPage(response, [{ filename: 'foo-1-py3-none-any.whl', url: '/f/foo', hashes: {} }]);
    }
    const tag = tags[asked];
    const options = tag === undefined ? {} : { tag };
    asked += 1;
    if (asked > cuts) return sendFile(request, response, CONTENT, options);
    if (tag !== undefined) response.setHeader('etag', tag);
    response.setHeader('content-length', CONTENT.length);
    response.write(CONTENT.subarray(0, 70_000), () => setTimeout(() => response.destroy(), 20));
  });
  const { clock } = fastClock();
  const [file] = (await createHttpIndex(`${server.url}/simple`, { clock }).project('foo')).files;
  if (file === undefined) throw new Error('there is no file');
  const store = new WheelStore({ folder: await tempFolder(), clock });
  const { signal } = new AbortController();
  return { adding: store.add(file, [], { accepts: () => true, signal }), asked: () => asked };
}

it.each([
  ['another tag', ['"a"', '"b"', '"b"']],
  ['no tag', ['"a"', undefined, undefined]],
])('a file that goes on with %s is begun anew', async (_title, tags) => {
  const { adding, asked } = await addWith(tags, 1);

  const { path } = await adding;

  expect(CONTENT.equals(await readFile(path))).toBe(true);
  expect(asked()).toBe(3);
});

it('a file that becomes another each time is given up', async () => {
  const { adding, asked } = await addWith(['"a"', '"b"', '"c"', '"d"', '"e"', '"f"'], 6);

  await expect(adding).rejects.toMatchObject({
    code: 'UNREACHABLE_INDEX',
    message: expect.stringContaining('it became another file while it was fetched'),
  });
  expect(asked()).toBe(6);
});
