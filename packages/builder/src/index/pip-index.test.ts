import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { discoverPipIndex } from './pip-index.ts';

it('warns of the further indexes of pip, which are not used', async () => {
  const file = join(await tempFolder(), 'pip.conf');
  const lines = [
    '[global]',
    'index-url = https://a.example/simple',
    'extra-index-url =',
    '    https://user:Marker5ecret@b.example/simple',
    '[search]',
    'extra-index-url = https://c.example',
  ];
  await writeFile(file, lines.join('\n'));
  const warnings: string[] = [];

  const found = await discoverPipIndex({ warn: (text) => warnings.push(text), files: [file] });

  expect(found).toBe('https://a.example/simple');
  expect(warnings).toEqual([
    `${file} has extra-index-url, which is not used; expected indexes in the build for the packages that come from there`,
  ]);
});
