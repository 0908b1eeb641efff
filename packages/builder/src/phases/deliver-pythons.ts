import { broughtFolder } from '../machine/brought-pythons.ts';
import type { BroughtPython } from './bring-pythons.ts';
import type { DeliveredFile } from './delivery.ts';
import { ARCHIVE } from './unpack-python-script.ts';

/** The archives of Pythons, as files for a machine. */
export function pythonFiles(pythons: readonly BroughtPython[]): readonly DeliveredFile[] {
  return pythons.map(({ sha256, bytes, path }) => ({
    path: `${broughtFolder(sha256)}/${ARCHIVE}`,
    content: { file: path },
    sha256,
    bytes,
    mayBeThere: true,
  }));
}
