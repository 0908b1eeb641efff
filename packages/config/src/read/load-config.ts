import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { readNamedFile, type SizeLimit } from '@ami-select/core';
import { type ParsedConfig, parseConfig } from './parse-config.ts';

/** Names of the file that is read when none is named. */
const FILE_NAMES = ['ami-select.yml', 'ami-select.yaml'] as const;

const LIMIT: SizeLimit = { name: 'a config', mebibytes: 4 };

/**
 * Loads the named config; without a name, `ami-select.yml` or `ami-select.yaml` of the working directory or of the
 * nearest directory above that has one. No file is an empty config. Never throws: a file that was named and cannot be
 * read is a problem like any other, and so is a link of a project that leads out of its folder.
 */
export async function loadConfig(named: string | undefined, workingDirectory: string): Promise<ParsedConfig> {
  const from = resolve(workingDirectory);
  if (named !== undefined) return readNamed(named, from);
  for (const directory of upwards(from)) {
    for (const name of FILE_NAMES) {
      const path = join(directory, name);
      const found = await readOwn(path, { base: directory, shown: relative(from, path) });
      if (found !== undefined) return found;
    }
  }
  return emptyConfig(workingDirectory, []);
}

/**
 * A file that a person named: any at all outside of the working directory, of the project inside of it. Problems have the
 * path from there, unless an absolute one that leads elsewhere was named.
 */
async function readNamed(named: string, workingDirectory: string): Promise<ParsedConfig> {
  const path = resolve(workingDirectory, named);
  const below = relative(workingDirectory, path);
  const isTyped = below.startsWith('..') || isAbsolute(below);
  const shown = (isTyped && isAbsolute(named)) || below === '' ? path : below;
  const found = await readOwn(path, { base: workingDirectory, shown, isTyped });
  return found ?? emptyConfig(workingDirectory, [unreadable(shown, 'ENOENT')]);
}

interface ReadPlace {
  /** The folder that the file stays in, unless a person typed it. */
  readonly base: string;
  /** The path as problems have it. */
  readonly shown: string;
  readonly isTyped?: boolean;
}

/** A regular file, of the project unless it was typed; undefined when there is none. */
async function readOwn(
  path: string,
  { base, shown: file, isTyped = false }: ReadPlace,
): Promise<ParsedConfig | undefined> {
  const found = readNamedFile({ base, path, isTyped }, LIMIT);
  if (!('because' in found)) return parseConfig(found.bytes.toString('utf8'), path, file);
  if (found.isMissing) return undefined;
  const expected = isTyped ? 'a regular file' : 'a file of its own folder';
  const message = `is not valid because ${found.because}; expected ${expected}`;
  const problem = found.because === 'it is a folder' ? unreadable(file, 'EISDIR') : { file, message };
  return emptyConfig(dirname(path), [problem]);
}

function emptyConfig(baseDirectory: string, problems: ParsedConfig['problems']): ParsedConfig {
  const isUnread = problems.length > 0;
  return { config: { baseDirectory, images: {}, fleets: {}, ...(isUnread && { isUnread }) }, problems };
}

function unreadable(file: string, code: string): ParsedConfig['problems'][number] {
  return { file, message: `cannot be read (${code})` };
}

function upwards(directory: string): readonly string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}
