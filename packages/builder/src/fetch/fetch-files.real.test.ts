import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { createHttpIndex } from '../index/http-index.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { type IndexServer, sendFile, sendPage, serveIndex } from '../testing/index-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { fetchFiles } from './fetch-files.ts';
import type { StoredWheel, WantedFile } from './stored-wheel.ts';
import { WheelStore } from './wheel-store.ts';

const NAMES = Array.from({ length: 40 }, (_, number) => `pkg${number}`);
const contentOf = (name: string): Buffer => Buffer.from(`wheel of ${name}`.repeat(5_000));
const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

type Respond = Parameters<typeof serveIndex>[0];

/** Fetches 40 wheels from a server that sends files as given. */
async function fetchAll(respond: Respond): Promise<{
  readonly fetching: Promise<ReadonlyMap<string, StoredWheel>>;
  readonly folder: string;
  readonly server: IndexServer;
}> {
  const server = await serveIndex((request, response) => {
    const [, key = ''] = /^\/simple\/(.+)\/$/.exec(request.path) ?? [];
    if (key === '') return respond(request, response);
    sendPage(response, [{ filename: `${key}-1-py3-none-any.whl`, url: `/f/${key}`, hashes: {} }]);
  });
  const { clock } = fastClock({ hasSlowLimits: true });
  const index = createHttpIndex(`${server.url}/simple`, { clock });
  const wanted: WantedFile[] = [];
  for (const [at, name] of NAMES.entries()) {
    const { files } = await index.project(name);
    const requirement = { hashes: [sha256(contentOf(name))], file: 'r.txt', line: at + 1 };
    wanted.push(...files.map((file) => ({ requirement, file })));
  }
  const folder = await tempFolder();
  return { fetching: fetchFiles(wanted, { store: new WheelStore({ folder, clock }) }), folder, server };
}

function nameOf(path: string): string {
  return path.slice('/f/'.length);
}

describe('fetchFiles from a server', () => {
  it('brings every wheel, with at most 12 requests in flight', async () => {
    const { fetching, folder, server } = await fetchAll((request, response) =>
      sendFile(request, response, contentOf(nameOf(request.path))),
    );

    const wheels = await fetching;

    expect([...wheels.values()].map(({ filename }) => filename)).toEqual(
      NAMES.map((name) => `${name}-1-py3-none-any.whl`),
    );
    expect(await readdir(folder)).toHaveLength(NAMES.length);
    expect(server.mostOpen()).toBeLessThanOrEqual(12);
  });

  it('lists every wheel of other bytes with its line, and brings the rest', async () => {
    const wrong = ['pkg3', 'pkg30'];
    const { fetching, folder } = await fetchAll((request, response) => {
      const name = nameOf(request.path);
      sendFile(request, response, contentOf(wrong.includes(name) ? 'another' : name));
    });

    await expect(fetching).rejects.toMatchObject({ code: 'HASH', problems: [{ line: 4 }, { line: 31 }] });
    expect(await readdir(folder)).toHaveLength(NAMES.length - wrong.length);
  });

  it('ends when the server goes down in the middle, and leaves no parts', async () => {
    const { fetching, folder, server } = await fetchAll((request, response) => {
      const name = nameOf(request.path);
      if (name !== 'pkg20') return sendFile(request, response, contentOf(name));
      response.setHeader('content-length', 1_000_000);
      response.write('x', () => server.close());
    });

    const error = await fetching.catch((cause: unknown) => cause);

    expect(error).toMatchObject({ code: 'UNREACHABLE_INDEX' });
    expect(exitStatusOf(error)).toBe(6);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
