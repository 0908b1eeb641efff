import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPath, formatProblem, type NamedPath } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { isFolderPath, type NamedIndex } from '../definition/named-indexes.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { isSdistName, isSdistOfProject } from '../wheels/sdist-name.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import { hashFile, openLocalFile } from './local-file.ts';
import type { IndexFile, PackageIndex } from './package-index.ts';

const EXPECTED = 'a folder of wheels below the folder of the build';

export interface FolderOptions extends Pick<Build, 'baseDirectory' | 'typed'> {
  /** That names the folder; `index` when absent. */
  readonly field?: string | undefined;
}

/** An index that is a folder of wheels; `index` is a path as a build names it. */
export function createFolderIndex(index: string, build: FolderOptions): PackageIndex {
  let listing: Listing | undefined;
  return {
    name: index,
    project: async (key, signal) => {
      listing ??= list(index, build);
      throwProblems('The index cannot be read', listing.problems);
      const wheels = listing.wheels.filter(({ filename }) => isOf(filename, key));
      const files: IndexFile[] = [];
      for (const wheel of wheels) files.push(await describe(wheel, { ...build, signal }));
      return { files };
    },
  };
}

/** Why an index folder of a build, or a wheel in it, is refused; links may lead below the folder of the build. */
export function folderProblems({ index, indexes = [], ...build }: Build): readonly Problem[] {
  const main = index === undefined ? [] : list(index, build).problems;
  const named = indexes.filter(({ url }) => isFolderPath(url));
  return [...main, ...named.flatMap((one) => list(one.url, { ...build, field: fieldOf(one) }).problems)];
}

/** The field that names the address or folder of one of `indexes`. */
export function fieldOf({ name }: Pick<NamedIndex, 'name'>): string {
  return `indexes.${name}.url`;
}

interface Wheel extends Omit<NamedPath, 'kind'> {
  readonly filename: string;
}

interface Listing {
  readonly wheels: readonly Wheel[];
  readonly problems: readonly Problem[];
}

function list(index: string, { baseDirectory: base, typed = [], field = 'index' }: FolderOptions): Listing {
  const folder: NamedPath = { base, path: index, kind: 'folder' };
  const found = findPath({ ...folder, isTyped: typed.some((one) => one === field) });
  if ('because' in found) return { wheels: [], problems: [refused(field, index, found.because, EXPECTED)] };
  const isOutside = 'because' in findPath(folder);
  const wheels = readdirSync(found.path)
    .filter((filename) => parseWheelName(filename) !== undefined || isSdistName(filename))
    .map((filename) => {
      return isOutside
        ? { base: found.path, path: filename, filename }
        : { base, path: join(index, filename), filename };
    });
  const problems = wheels.flatMap((wheel) => {
    const file = findPath({ ...wheel, kind: 'file' });
    return 'because' in file
      ? [refused(field, wheel.path, file.because, 'a wheel below the folder of the build')]
      : [];
  });
  return { wheels, problems };
}

function isOf(filename: string, key: string): boolean {
  return parseWheelName(filename)?.key === key || isSdistOfProject(filename, key);
}

async function describe(
  wheel: Wheel,
  { field = 'index', signal }: Pick<FolderOptions, 'field'> & { readonly signal?: AbortSignal | undefined },
): Promise<IndexFile> {
  const open: IndexFile['open'] = async (range) => {
    const opened = openLocalFile(wheel, range);
    if (!('because' in opened)) return opened;
    const problem = refused(field, wheel.path, opened.because, 'a wheel');
    throw new BuilderError('INVALID_BUILD', `The index cannot be read: ${formatProblem(problem)}`);
  };
  const { size, bytes } = await open({ signal });
  const hash = await hashFile(bytes);
  return { filename: wheel.filename, hashes: [`sha256:${hash}`], size, open };
}

function refused(field: string, path: string, because: string, expected: string): Problem {
  const message = `${JSON.stringify(path)} is not valid because ${because}; expected ${expected}`;
  return { code: 'INVALID_BUILD', field: `build.${field}`, message };
}
