import { globSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { TreeEntry } from '@ami-select/transport';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Build } from './build.ts';

/** Folders that are never sources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

/** Hidden files hold secrets more often than sources, so they must be named. */
const HIDDEN = /(?:^|\/)\.[^./]/;

/**
 * The files that a build uploads: files, whole folders and globs below its base directory; hidden ones when named.
 * @throws BuilderError `INVALID_BUILD` that lists every entry that matches nothing.
 */
export function listUploads({ baseDirectory, upload }: Build): readonly TreeEntry[] {
  const paths = new Set<string>();
  const problems: Problem[] = [];
  for (const pattern of upload) {
    const found = filesOf(pattern, baseDirectory);
    for (const path of found) paths.add(path);
    if (found.length === 0)
      problems.push({ code: 'INVALID_BUILD', message: `build.upload: "${pattern}" matches no file` });
  }
  throwProblems('The build is not valid', problems);
  return [...paths].sort().map((path) => {
    const file = join(baseDirectory, path);
    return { path, content: { file }, mode: statSync(file).mode & 0o111 ? 0o755 : 0o644 };
  });
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
