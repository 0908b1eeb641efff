import { writeFile } from 'node:fs/promises';
import { modelFiles } from './model-files.ts';

for (const file of await modelFiles()) {
  await writeFile(file.path, file.text);
}
