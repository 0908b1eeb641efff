import { basename, relative, sep } from 'node:path';
import { findPath } from '@ami-select/core';
import { isKeyFile } from '../definition/key-files.ts';

/**
 * Why a file that a project names is not read, as the end of "is not valid because …": by a path or by a link, nothing
 * hidden and no key file; `findPath` refuses the rest. In the hidden folders of `typed`, the path of a file that a
 * person named, others are read.
 */
export function whyNotRead(
  { base, path }: { readonly base: string; readonly path: string },
  typed: string = base,
): string | undefined {
  const named = new Set(relative(base, typed).split(sep).slice(0, -1));
  const parts = relative(base, path).split(sep);
  if (parts[0] === '..') return undefined;
  const hidden = parts.filter((part) => part.startsWith('.') && part.toLowerCase() !== '.git');
  if (hidden.some((part) => !named.has(part))) return 'it is hidden';
  if (isKeyFile(basename(path))) return 'it is a key file';
  const found = findPath({ base, path, kind: 'file' });
  return 'path' in found && isKeyFile(basename(found.path)) ? 'it is a link to a key file' : undefined;
}
