import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuild } from '@ami-select/builder';
import { silentLogger, systemClock } from '@ami-select/core';
import { expect, it, onTestFinished } from 'vitest';
import { checkWheels } from './check-wheels.ts';
import { lazyIndex } from './lazy-index.ts';
import { shareRequests } from './share-requests.ts';

const IMAGES = 4;
const NAMES = Array.from({ length: 20 }, (_, at) => `package-${at}`);
const PYTHONS = ['3.9', '3.10', '3.11', '3.12', '3.13'];
const SHA256 = createHash('sha256').update('').digest('hex');

/** A server that answers late enough for requests to meet; what it has is nowhere. */
async function countRequests(): Promise<{ url: string; paths: string[]; most: () => number }> {
  const paths: string[] = [];
  const open = new Set<ServerResponse>();
  let most = 0;
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    open.add(response);
    most = Math.max(most, open.size);
    setTimeout(() => {
      open.delete(response);
      response.writeHead(404).end();
    }, 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, paths, most: () => most };
}

it('bounds the requests of all images together, and reads each page once', async () => {
  const { url, paths, most } = await countRequests();
  const folder = mkdtempSync(join(tmpdir(), 'share-requests-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lock = NAMES.map((name) => `${name}==1.0 --hash=sha256:${SHA256}\n`);
  writeFileSync(join(folder, 'r.txt'), lock.join(''));
  const archives = PYTHONS.map((version) => [
    version,
    { x86_64: { url: `${url}/${version}`, sha256: SHA256 } },
  ]);
  const environments = PYTHONS.map((python) => [
    `app-${python.replace('.', '-')}`,
    { python, requirements: ['r.txt'] },
  ]);
  const build = loadBuild(
    {
      environments: Object.fromEntries(environments),
      pythons: Object.fromEntries(archives),
      'index-url': `${url}/simple`,
      installer: 'machine-pip',
    },
    { baseDirectory: folder },
  );
  const sharing = shareRequests();
  const check = async (): Promise<unknown> => {
    const dependencies = sharing({
      clock: systemClock,
      logger: silentLogger,
      signal: new AbortController().signal,
      endpoint: undefined,
      variables: {},
    });
    const openIndex = lazyIndex(build, dependencies);
    const request = { fleet: { userData: '' }, build, outputDirectory: folder };
    return checkWheels(request, Promise.resolve(undefined), { ...dependencies, openIndex });
  };

  const ended = await Promise.allSettled(Array.from({ length: IMAGES }, check));

  expect(ended.map(({ status }) => status)).toEqual(Array.from({ length: IMAGES }, () => 'rejected'));
  const pages = paths.filter((path) => path.startsWith('/simple/'));
  expect(pages.toSorted()).toEqual([...new Set(pages)].toSorted());
  expect(pages).toEqual(expect.arrayContaining(NAMES.map((name) => `/simple/${name}/`)));
  // A busy machine may answer one before it takes the next.
  expect(most()).toBeLessThanOrEqual(12);
  expect(most()).toBeGreaterThan(6);
});
