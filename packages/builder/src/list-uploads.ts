import { globSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { TreeEntry } from '@ami-select/transport';
import type { Build } from './build.ts';
import { type Problem, throwProblems } from './problem.ts';

/** Folders that are never sources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

/**
 * The files that a build uploads: files, whole folders and globs below its base directory.
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
  const matches = globSync([pattern, `${pattern.replace(/\/+$/, '')}/**`], { cwd });
  return matches
    .filter((path) => !path.split(sep).some((part) => LEFT_OUT.has(part)))
    .filter((path) => statSync(join(cwd, path)).isFile())
    .map((path) => path.split(sep).join('/'));
}
