import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listUploads } from '../definition/list-uploads.ts';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { hashUploads } from './hash-uploads.ts';

it('says what to do with a file that is written to meanwhile', async () => {
  const baseDirectory = await tempFolder();
  await writeFile(join(baseDirectory, 'o.log'), '');
  const { files } = listUploads({ ...exampleBuild(), baseDirectory, upload: ['.'] });
  await appendFile(join(baseDirectory, 'o.log'), 'more');

  await expect(hashUploads(files)).rejects.toThrow(
    /^"o\.log" cannot be uploaded: .* changed after it was checked; expected a file that nobody writes to: name "upload" without it, or write it elsewhere$/,
  );
});
