import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { readLocks } from '../requirements/read-locks.ts';
import { hashes, pin, project } from '../testing/example.ts';
import { machineFacts } from '../testing/facts.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type FetchOptions, fetchWheels } from './fetch.ts';
import { type Resolved, resolveWheels } from './resolve.ts';

/** A project of the example's index, resolved for one imaginary machine. */
async function resolve(requirements: string): Promise<Resolved> {
  const build = await project(requirements);
  const { locks } = readLocks(build);
  const facts = new Map([['host-1', machineFacts()]]);
  const options = { ...recorder(), clock: createVirtualClock(), outputDirectory: build.baseDirectory };
  return resolveWheels(stageOf([], { build, locks, facts }), options);
}

describe('resolveWheels', () => {
  it('opens no index for a build without environments', async () => {
    const discover = (): never => {
      throw new Error('opened an index');
    };

    const resolved = await resolveWheels(stageOf([]), {
      ...recorder(),
      clock: createVirtualClock(),
      outputDirectory: '/nowhere',
      discover,
    });

    expect(resolved).toMatchObject({ indexName: '', resolutions: [] });
  });

  it('names the index and picks a wheel for every requirement', async () => {
    const { indexName, resolutions } = await resolve(pin('greeter==2.0') + pin('rowbook==0.3'));

    expect(indexName).toBe('wheels');
    const [environment] = resolutions[0]?.environments ?? [];
    expect(environment?.picks.map(({ file }) => file.filename)).toEqual([
      'greeter-2.0-py3-none-any.whl',
      'rowbook-0.3-py3-none-any.whl',
    ]);
  });
});

function options(): Pick<FetchOptions, 'clock' | 'logger'> {
  return { clock: createVirtualClock(), logger: recorder().logger };
}

describe('fetchWheels', () => {
  it('keeps wheels in the cache that is given, and nothing beside the artifacts', async () => {
    const outputDirectory = await tempFolder();
    const wheelCache = { folder: join(await tempFolder(), 'wheels') };
    const resolved = await resolve(pin('greeter==2.0') + pin('rowbook==0.3'));

    const { wheels } = await fetchWheels(resolved, { ...options(), outputDirectory, wheelCache });

    expect(await readdir(outputDirectory)).toEqual([]);
    expect((await readdir(wheelCache.folder)).sort()).toEqual(
      [...wheels.values()].map(({ sha256 }) => `${sha256}.whl`).sort(),
    );
  });

  it('refuses an output folder whose wheelhouse leads elsewhere', async () => {
    const outputDirectory = await tempFolder();
    await symlink('/tmp', join(outputDirectory, '.wheelhouse'));

    const fetching = fetchWheels(await resolve(pin('rowbook==0.3')), { ...options(), outputDirectory });

    await expect(fetching).rejects.toMatchObject({ code: 'INVALID_BUILD' });
  });

  it('fetches nothing again that the wheelhouse already has, but what was damaged', async () => {
    const outputDirectory = await tempFolder();
    const resolved = await resolve(pin('greeter==2.0') + pin('rowbook==0.3'));
    const first = await fetchWheels(resolved, { ...options(), outputDirectory });
    await writeFile([...first.wheels.values()][0]?.path ?? '', 'damaged');

    const { wheels } = await fetchWheels(resolved, { ...options(), outputDirectory });

    expect([...wheels.values()]).toMatchObject([
      { filename: 'greeter-2.0-py3-none-any.whl', sha256: hashes.get('greeter==2.0'), downloaded: true },
      { filename: 'rowbook-0.3-py3-none-any.whl', sha256: hashes.get('rowbook==0.3'), downloaded: false },
    ]);
  });

  it('refuses a lock that is not complete', async () => {
    const fetching = fetchWheels(await resolve(pin('greeter==2.0')), {
      ...options(),
      outputDirectory: await tempFolder(),
    });

    await expect(fetching).rejects.toMatchObject({ code: 'UNPINNED' });
  });

  it('makes no wheelhouse when there is nothing to fetch', async () => {
    const outputDirectory = await tempFolder();

    const { wheels } = await fetchWheels(stageOf([]), { ...options(), outputDirectory });

    expect([wheels.size, await readdir(outputDirectory)]).toEqual([0, []]);
  });
});
