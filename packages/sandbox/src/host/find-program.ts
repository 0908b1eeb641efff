import { accessSync, constants } from 'node:fs';

const SYSTEM_FOLDERS = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Full path of a program of the host, looked for in PATH and in the system's folders. */
export function findProgram(name: string, path: string): string | undefined {
  for (const folder of `${path}:${SYSTEM_FOLDERS}`.split(':')) {
    const file = `${folder}/${name}`;
    if (folder.startsWith('/') && isExecutable(file)) return file;
  }
  return undefined;
}

/** PATH with the system's folders at its end. */
export function withSystemFolders(path: string): string {
  const folders = [...path.split(':'), ...SYSTEM_FOLDERS.split(':')].filter((folder) =>
    folder.startsWith('/'),
  );
  return [...new Set(folders)].join(':');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
