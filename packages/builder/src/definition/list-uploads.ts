import { globSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { TreeEntry } from '@ami-select/transport';
import type { Problem } from '../report/errors.ts';
import type { Build } from './build.ts';

/** Folders that are never sources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

/** Hidden files hold secrets more often than sources, so they must be named. */
const HIDDEN = /(?:^|\/)\.[^./]/;

export interface UploadListing {
  readonly files: readonly TreeEntry[];
  /** One for every entry that matches nothing. */
  readonly problems: readonly Problem[];
}

/** The files that a build uploads: files, whole folders and globs below its base directory; hidden ones when named. */
export function listUploads({ baseDirectory, upload }: Build): UploadListing {
  const paths = new Set<string>();
  const problems: Problem[] = [];
  for (const pattern of upload) {
    const found = filesOf(pattern, baseDirectory);
    for (const path of found) paths.add(path);
    if (found.length === 0) problems.push(noMatch(pattern));
  }
  return { files: [...paths].sort().map((path) => describe(path, baseDirectory)), problems };
}

function filesOf(pattern: string, cwd: string): readonly string[] {
  const exclude = (path: string): boolean => LEFT_OUT.has(basename(path));
  const takesHidden = HIDDEN.test(pattern);
  const matches = globSync([pattern, `${pattern.replace(/\/+$/, '')}/**`], { cwd, exclude });
  return matches
    .filter((path) => statSync(join(cwd, path), { throwIfNoEntry: false })?.isFile())
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => LEFT_OUT.has(part)))
    .filter((path) => takesHidden || !HIDDEN.test(path));
}

function noMatch(pattern: string): Problem {
  const expected = 'files, folders or globs below the folder of the build';
  const message = `"${pattern}" is not valid because it matches no file; expected ${expected}`;
  return { code: 'INVALID_BUILD', field: 'build.upload', message };
}

function describe(path: string, baseDirectory: string): TreeEntry {
  const file = join(baseDirectory, path);
  return { path, content: { file }, mode: statSync(file).mode & 0o111 ? 0o755 : 0o644 };
}
