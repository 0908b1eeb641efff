import { expect, it } from 'vitest';
import { fastClock } from '../testing/fast-clock.ts';
import { sendPage, serveIndex } from '../testing/index-server.ts';
import { createHttpIndex } from './http-index.ts';

type Respond = Parameters<typeof serveIndex>[0];

const CUT: readonly (readonly [string, Respond])[] = [
  [
    'is cut off',
    (_, response) => {
      response.writeHead(302, { location: '/other/', 'content-length': 100 });
      response.write('x', () => setImmediate(() => response.destroy()));
    },
  ],
  [
    'is too long to be read',
    (_, response) => {
      response.writeHead(302, { location: '/other/', 'content-length': 1_000_000 });
      response.end(Buffer.alloc(1_000_000));
    },
  ],
  [
    'never comes',
    (_, response) => {
      response.writeHead(302, { location: '/other/', 'content-length': 100 }).flushHeaders();
    },
  ],
];

it.each(CUT)('follows a redirect whose body %s', async (_title, redirect) => {
  const server = await serveIndex((request, response) => {
    if (request.path === '/other/') sendPage(response, [{ filename: 'a', url: 'a', hashes: {} }]);
    else return redirect(request, response);
  });
  const { clock, waits } = fastClock();

  const { files } = await createHttpIndex(`${server.url}/simple`, { clock }).project('foo');

  expect(files).toHaveLength(1);
  expect(server.requests.map(({ path }) => path)).toEqual(['/simple/foo/', '/other/']);
  expect(waits).toEqual([]);
});
