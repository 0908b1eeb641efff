import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readOpened } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { leaveFile } from './leave-file.ts';
import { openLocalFile } from './local-file.ts';

it('a file that becomes shorter while it is read is an error, not a short file', async () => {
  const base = await tempFolder();
  const path = join(base, 'wheel');
  await writeFile(path, Buffer.alloc(600_000));
  const opened = openLocalFile({ base, path: 'wheel' });
  if ('because' in opened) throw new Error(opened.because);

  const reading = (async () => {
    for await (const _ of opened.bytes) await truncate(path, 1_000);
  })();

  await expect(reading).rejects.toThrow('the file became shorter while it was read');
});

it('a file that is left before it is read is not opened', async () => {
  const base = await tempFolder();
  await writeFile(join(base, 'wheel'), 'x');
  const opened = openLocalFile({ base, path: 'wheel' });
  if ('because' in opened) throw new Error(opened.because);
  await rm(join(base, 'wheel'));

  await leaveFile(opened);

  await expect(readOpened(opened)).rejects.toThrow('wheel');
});
