import { isAbsolute, relative, resolve } from 'node:path';
import type { Build } from '../definition/build.ts';

export type CommandPlace = Pick<Build, 'baseDirectory' | 'commandDirectory'>;

/** A path of a build as a command has it that a message tells the reader to start. */
export function pathInCommand(
  path: string,
  { baseDirectory, commandDirectory = baseDirectory }: CommandPlace,
): string {
  if (commandDirectory === baseDirectory || isAbsolute(path)) return path;
  return relative(commandDirectory, resolve(baseDirectory, path));
}
