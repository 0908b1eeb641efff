import { resolve } from 'node:path';
import { bundleAction } from './bundle-action.ts';

const directory = process.cwd();
for (const { path, bytes } of await bundleAction(directory, resolve(directory, 'dist'))) {
  console.log(`${path}  ${(bytes / 1024).toFixed(0)} KB`);
}
