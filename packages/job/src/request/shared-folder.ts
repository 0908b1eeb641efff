import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';

export interface SharedFolderOptions {
  /** Of the build; absolute. */
  readonly baseDirectory: string;
  /** Of the user; absolute. */
  readonly home: string | undefined;
}

/** Why an absolute output directory is no folder of its own: the build, the home or the whole system lies in it. */
export function whyShared(folder: string, { baseDirectory, home }: SharedFolderOptions): string | undefined {
  const real = realOf(folder);
  if (dirname(real) === real) return 'it is the root of the file system';
  return ofFolder('folder of the build', baseDirectory, real) ?? ofFolder('home', home || undefined, real);
}

function ofFolder(name: string, path: string | undefined, output: string): string | undefined {
  if (path === undefined) return undefined;
  const below = relative(output, realOf(path));
  if (below === '') return `it is the ${name}`;
  const isOutside = isAbsolute(below) || /^\.\.(?:[/\\]|$)/.test(below);
  return isOutside ? undefined : `the ${name} lies in it`;
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
