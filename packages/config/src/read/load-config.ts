import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type ParsedConfig, parseConfig } from './parse-config.ts';

/** Names of the file that is read when none is named. */
const FILE_NAMES = ['ami-select.yml', 'ami-select.yaml'] as const;

/**
 * Loads the named config; without a name, `ami-select.yml` or `ami-select.yaml` of the working directory or of the
 * nearest directory above that has one. No file is an empty config. Never throws: a file that was named and cannot be
 * read is a problem like any other.
 */
export async function loadConfig(named: string | undefined, workingDirectory: string): Promise<ParsedConfig> {
  if (named !== undefined) {
    const path = resolve(workingDirectory, named);
    return (await readConfig(path)) ?? emptyConfig(workingDirectory, [problemOf(path, 'ENOENT')]);
  }
  for (const directory of upwards(resolve(workingDirectory))) {
    for (const name of FILE_NAMES) {
      const found = await readConfig(join(directory, name));
      if (found !== undefined) return found;
    }
  }
  return emptyConfig(workingDirectory, []);
}

/** Undefined when there is no such file. */
async function readConfig(path: string): Promise<ParsedConfig | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return code === 'ENOENT' ? undefined : emptyConfig(dirname(path), [problemOf(path, code)]);
  }
  return parseConfig(text, path);
}

function emptyConfig(baseDirectory: string, problems: ParsedConfig['problems']): ParsedConfig {
  const isUnread = problems.length > 0;
  return { config: { baseDirectory, images: {}, fleets: {}, ...(isUnread && { isUnread }) }, problems };
}

function problemOf(file: string, code: string): ParsedConfig['problems'][number] {
  return { file, message: `cannot be read (${code})` };
}

function upwards(directory: string): readonly string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}

/** Code of the operating system, such as ENOENT; undefined for any other error. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return String(error.code);
}
