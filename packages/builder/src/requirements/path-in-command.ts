import { isAbsolute, relative, resolve } from 'node:path';
import type { Build } from '../definition/build.ts';

export type CommandPlace = Pick<Build, 'baseDirectory' | 'commandDirectory'>;

/** A path of a build as its reader opens it, in places of problems and in commands of messages. */
export function pathInCommand(
  path: string,
  { baseDirectory, commandDirectory = baseDirectory }: CommandPlace,
): string {
  if (commandDirectory === baseDirectory || isAbsolute(path)) return path;
  return relative(commandDirectory, resolve(baseDirectory, path));
}

/** The path of the build that `pathInCommand` made such a path of. */
export function pathInBuild(
  shown: string,
  { baseDirectory, commandDirectory = baseDirectory }: CommandPlace,
): string {
  if (commandDirectory === baseDirectory || isAbsolute(shown)) return shown;
  return relative(baseDirectory, resolve(commandDirectory, shown));
}
