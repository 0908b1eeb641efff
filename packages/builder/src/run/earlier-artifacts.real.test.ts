import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedMachines } from '../record/failed-machines.ts';
import { RECORD } from '../record/record.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const EARLIER = 'build-record.earlier.json';

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.parentPath !== folder);
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

/** A project without environments, whose step writes a file of the name. */
async function writing(name: string): ReturnType<typeof project> {
  const run = `mkdir -p out; rm -f out/*; echo x >out/${name}`;
  return project('', { environments: {}, steps: [{ run }], artifacts: ['out/*'] });
}

describe.skipIf(!hasPython)('artifacts of an earlier run in one output directory (needs python3)', () => {
  it('go with the next run, also on fewer machines, and what somebody else put there stays', async () => {
    const outputDirectory = await tempFolder();
    const machines = await localMachines(2);
    await build(await writing('a.xml'), { machines, outputDirectory });
    await writeFile(join(outputDirectory, 'host-1/out/mine.txt'), 'mine');

    await build(await writing('b.xml'), { machines: machines.slice(0, 1), outputDirectory });

    expect(await filesIn(outputDirectory)).toEqual(['host-1/out/b.xml', 'host-1/out/mine.txt']);
  });

  it('stay where the next run is refused before it has its machines, and go with the one after it', async () => {
    const outputDirectory = await tempFolder();
    const machines = await localMachines(1);
    await build(await writing('a.xml'), { machines, outputDirectory });

    for (const _ of ['once', 'again'])
      await failureOf(build(await project('greeter>=1\n'), { machines, outputDirectory }));

    expect(await filesIn(outputDirectory)).toEqual(['host-1/out/a.xml']);
    await build(await writing('b.xml'), { machines, outputDirectory });
    expect(await filesIn(outputDirectory)).toEqual(['host-1/out/b.xml']);
  });

  it('stay where the next run cannot go on, which leaves the run before it', async () => {
    const outputDirectory = await tempFolder();
    const machines = await localMachines(1);
    const first = await build(await writing('a.xml'), { machines, outputDirectory });
    const changed = { ...(await writing('b.xml')), system: { packages: [{ name: 'jq', version: '1.7' }] } };

    for (const _ of ['once', 'again'])
      await failureOf(build(changed, { machines, outputDirectory, from: 'steps' }));

    expect(await filesIn(outputDirectory)).toEqual(['host-1/out/a.xml']);
    const record: unknown = JSON.parse(await readFile(join(outputDirectory, RECORD), 'utf8'));
    expect(record).toMatchObject({
      phase: 'request',
      earlier: { path: EARLIER },
      machines: [{ name: 'host-1', artifacts: first.machines[0]?.artifacts }],
    });
    expect(await failedMachines(outputDirectory)).toMatchObject({ names: [] });
    await build(await writing('b.xml'), { machines, outputDirectory, from: 'steps' });
    expect(await filesIn(outputDirectory)).toEqual(['host-1/out/b.xml']);
    expect(await readdir(outputDirectory)).toContain(EARLIER);
    await build(await writing('c.xml'), { machines, outputDirectory });
    expect(await readdir(outputDirectory)).not.toContain(EARLIER);
  });

  it('stay of machines that a run does not go to which goes on from a phase', async () => {
    const outputDirectory = await tempFolder();
    const machines = await localMachines(2);
    await build(await writing('a.xml'), { machines, outputDirectory });

    const result = await build(await writing('b.xml'), {
      machines: machines.slice(1),
      outputDirectory,
      from: 'steps',
    });

    expect(await filesIn(outputDirectory)).toEqual(['host-1/out/a.xml', 'host-2/out/b.xml']);
    expect(result.machines.map(({ name, artifacts }) => [name, artifacts.map(({ path }) => path)])).toEqual([
      ['host-2', ['out/b.xml']],
      ['host-1', ['out/a.xml']],
    ]);
  });
});
