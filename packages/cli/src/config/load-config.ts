import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../errors.ts';
import { type ParsedConfig, parseConfig } from './parse-config.ts';

/** The file that is read when none is named. */
export const DEFAULT_CONFIG = 'ami-select.yml';

/**
 * Loads the named config, or `ami-select.yml` of the working directory when there is one.
 * @throws CliError CONFIG_UNREADABLE when a named file cannot be read, or any file is not YAML.
 */
export async function loadConfig(named: string | undefined, workingDirectory: string): Promise<ParsedConfig> {
  const path = resolve(workingDirectory, named ?? DEFAULT_CONFIG);
  const text = await readText(path, { optional: named === undefined });
  if (text === undefined) {
    return { config: { baseDirectory: workingDirectory, images: {}, fleets: {} }, problems: [] };
  }
  return parseConfig(text, path);
}

async function readText(
  path: string,
  { optional }: { readonly optional: boolean },
): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (optional && isMissing(error)) return undefined;
    throw new CliError('CONFIG_UNREADABLE', `cannot read the config ${path}`, { cause: error });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
