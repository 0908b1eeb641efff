import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { modelFiles } from '../../scripts/model-files.ts';

it('is what the generator makes of the SDK version that is installed', async () => {
  const files = await modelFiles();

  const onDisk = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));

  expect(onDisk).toEqual(files.map(({ text }) => text));
});
