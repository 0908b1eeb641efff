import { access, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import type { MachineRecord, RecordedFile } from './record.ts';
import { removeArtifacts } from './remove-artifacts.ts';

const TEXT = 'of an earlier run\n';

function recorded(path: string): RecordedFile {
  return { path, sha256: sha256(Buffer.from(TEXT)), bytes: TEXT.length };
}

function machine(name: string, ...paths: readonly string[]): MachineRecord {
  return { name, artifacts: paths.map(recorded) } as unknown as MachineRecord;
}

async function write(path: string, text = TEXT): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

it('deletes what the run brought, with the folders that are empty then', async () => {
  const outputDirectory = await tempFolder();
  await write(join(outputDirectory, 'host-1/out/junit.xml'));
  await write(join(outputDirectory, 'host-2/out/deep/junit.xml'));
  await write(join(outputDirectory, 'host-2/out/mine.txt'));
  const machines = [
    machine('host-1', 'out/junit.xml'),
    machine('host-2', 'out/deep/junit.xml', 'out/gone.txt'),
  ];

  await removeArtifacts({ machines }, { outputDirectory, logger: silentLogger });

  expect(await readdir(outputDirectory)).toEqual(['host-2']);
  expect(await readdir(join(outputDirectory, 'host-2/out'))).toEqual(['mine.txt']);
});

it('leaves those of other machines, and files that have changed since', async () => {
  const outputDirectory = await tempFolder();
  await write(join(outputDirectory, 'host-1/a'));
  await write(join(outputDirectory, 'host-1/b'), 'another text, of mine');
  await write(join(outputDirectory, 'host-2/a'));
  const machines = [machine('host-1', 'a', 'b'), machine('host-2', 'a')];

  const left = await removeArtifacts(
    { machines },
    { outputDirectory, machines: ['host-1'], logger: silentLogger },
  );

  expect(await readdir(join(outputDirectory, 'host-1'))).toEqual(['b']);
  expect(await readdir(join(outputDirectory, 'host-2'))).toEqual(['a']);
  expect(left).toEqual([machine('host-1'), machine('host-2', 'a')]);
});

it.each([
  ['a path above', 'host-1', '../../other/a'],
  ['a machine above', '../other', 'a'],
  ['an absolute path', '', 'other/a'],
  ['a link to a folder', 'host-1', 'link/a'],
  ['a link to a file', 'host-1', 'file'],
])('deletes nothing behind %s', async (_what, name, path) => {
  const folder = await tempFolder();
  const outputDirectory = join(folder, 'out');
  const other = join(folder, 'other/a');
  await write(other);
  await write(join(outputDirectory, 'host-1/there'));
  await symlink(join(folder, 'other'), join(outputDirectory, 'host-1/link'));
  await symlink(other, join(outputDirectory, 'host-1/file'));

  await removeArtifacts({ machines: [machine(name, path)] }, { outputDirectory, logger: silentLogger });

  expect(await isThere(other)).toBe(true);
});

it.each([
  ['.git', 'HEAD'],
  ['.cache', 'a'],
  ['', 'host-1/a'],
  ['submodule', '.git/HEAD'],
  ['submodule', '.GIT/HEAD'],
  ['submodule', 'a:b'],
])('deletes nothing that no run brings home: %s, %s', async (name, path) => {
  const outputDirectory = await tempFolder();
  const file = join(outputDirectory, name, path);
  await write(file);

  await removeArtifacts({ machines: [machine(name, path)] }, { outputDirectory, logger: silentLogger });

  expect(await isThere(file)).toBe(true);
});

it('deletes hidden artifacts of a run', async () => {
  const outputDirectory = await tempFolder();
  await write(join(outputDirectory, 'host-1/.coverage'));

  const machines = [machine('host-1', '.coverage')];
  await removeArtifacts({ machines }, { outputDirectory, logger: silentLogger });

  expect(await readdir(outputDirectory)).toEqual([]);
});
