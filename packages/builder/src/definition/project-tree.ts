import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are never sources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

/** The file that a virtual environment has at its top, whatever the folder is called. */
const ENVIRONMENT_MARK = 'pyvenv.cfg';

/** Hidden files hold secrets more often than sources, so they must be named. */
const HIDDEN = /(?:^|\/)\.(?!\.?(?:\/|$))/;

/** Whether a path, or one that a glob names, has a hidden part. */
export function isHidden(path: string): boolean {
  return HIDDEN.test(path);
}

/** Whether a path lies in a folder that is never uploaded. */
export function isLeftOut(path: string): boolean {
  return leftOutFolder(path) !== undefined;
}

/** The folder of a path that is never uploaded. */
export function leftOutFolder(path: string): string | undefined {
  return path.split('/').find((part) => LEFT_OUT.has(part.toLowerCase()));
}

/**
 * Everything below a folder that is not a folder itself, by paths below the base: files, links and whatever else lies
 * there. No link is followed. A folder that cannot be read is listed itself.
 */
export function* projectTree(
  base: string,
  folder: string,
  takesHidden: boolean,
): Generator<string, void, undefined> {
  const entries = list(join(base, folder));
  if (entries === undefined) yield folder;
  if (entries === undefined || entries.some(({ name }) => name === ENVIRONMENT_MARK)) return;
  for (const entry of entries) {
    if (isLeftOut(entry.name) || (isHidden(entry.name) && !takesHidden)) continue;
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* projectTree(base, path, takesHidden);
    else yield path;
  }
}

/** Undefined when the folder cannot be read. */
function list(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
