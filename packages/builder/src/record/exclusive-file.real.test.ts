import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { type ExclusiveFileOptions, placeExclusive } from './exclusive-file.ts';

const LIVE = 'live';
const isHeld = async (text: string): Promise<boolean> => text.startsWith(LIVE);

async function place(options: Partial<ExclusiveFileOptions> = {}, left?: string) {
  const folder = await tempFolder();
  const path = join(folder, 'lock');
  if (left !== undefined) await writeFile(path, left);
  const other = await placeExclusive(path, { text: 'own', isHeld, ...options });
  return { other, text: await readFile(path, 'utf8'), names: await readdir(folder) };
}

it.each([
  ['nothing', undefined],
  ['the file of a process that has ended', 'dead'],
  ['what a full disk left', ''],
  ['something large', 'x'.repeat(1000)],
])('is in the place of %s, with nothing beside it', async (_, left) => {
  expect(await place({}, left)).toEqual({ other: undefined, text: 'own', names: ['lock'] });
});

it('replaces a link, and leaves what it leads to', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'lock');
  await symlink('nowhere', path);

  expect(await placeExclusive(path, { text: 'own', isHeld })).toBeUndefined();

  expect(await readdir(folder)).toEqual(['lock']);
});

it('leaves the file of a process that lives, and says what it says', async () => {
  expect(await place({}, LIVE)).toEqual({ other: LIVE, text: LIVE, names: ['lock'] });
});

it('leaves a file that took the place of the one it judged', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'lock');
  await writeFile(path, 'dead');
  const judge = async (text: string) => {
    // Another process deletes what is left and takes the place, as soon as this one has read it.
    if (text === 'dead') await writeFile(path, LIVE);
    return isHeld(text);
  };

  expect(await placeExclusive(path, { text: 'own', isHeld: judge })).toBe(LIVE);

  expect(await readFile(path, 'utf8')).toBe(LIVE);
  expect(await readdir(folder)).toEqual(['lock']);
});

it('has the whole text on a file system without links', async () => {
  const link = async () => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  };

  expect(await place({ link }, 'dead')).toEqual({ other: undefined, text: 'own', names: ['lock'] });
  expect(await place({ link }, LIVE)).toMatchObject({ other: LIVE, text: LIVE });
});

/** A process that takes a lock when it is told a folder, and keeps it to its end. */
const TAKER = `
import { createInterface } from 'node:readline';
import { lockOutput } from ${JSON.stringify(new URL('output-lock.ts', import.meta.url).href)};
const take = (folder) => lockOutput(folder, '2026-01-01T00:00:00.000Z').then(() => 'held', ({ code }) => code);
console.log('ready');
for await (const folder of createInterface({ input: process.stdin })) console.log(await take(folder));
`;

async function taker() {
  const args = ['--conditions=@ami-select/source', '--input-type=module', '--eval', TAKER];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  return async (folder: string): Promise<unknown> => {
    const line = once(lines, 'line');
    child.stdin.write(`${folder}\n`);
    return (await line)[0];
  };
}

it('one of four processes gets a folder with a lock that a killed one left', {
  timeout: 60_000,
}, async () => {
  const takers = await Promise.all([taker(), taker(), taker(), taker()]);

  for (let round = 0; round < 20; round += 1) {
    const folder = await tempFolder();
    await writeFile(join(folder, '.build-record.lock'), '4194305 123 2026-01-01T00:00:00.000Z\n');

    const results = await Promise.all(takers.map((take) => take(folder)));

    expect(results.toSorted()).toEqual(['INVALID_BUILD', 'INVALID_BUILD', 'INVALID_BUILD', 'held']);
    expect(await readdir(folder)).toEqual(['.build-record.lock']);
  }
});
