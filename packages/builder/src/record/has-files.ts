import { readdir } from 'node:fs/promises';

/** Whether there is a folder with something in it. */
export async function hasFiles(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length > 0,
    () => false,
  );
}
