import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Variables } from './access.ts';

/** Of these commands, those that PATH does not have. */
export async function missingCommands(
  names: readonly string[],
  { PATH = '' }: Variables,
): Promise<readonly string[]> {
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  const found = await Promise.all(names.map((name) => isIn(folders, name)));
  return names.filter((_name, index) => !found[index]);
}

async function isIn(folders: readonly string[], name: string): Promise<boolean> {
  for (const folder of folders) {
    const works = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (works) return true;
  }
  return false;
}
