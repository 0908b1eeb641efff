import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ParsedConfig, parseConfig } from './parse-config.ts';

/** The file that is read when none is named. */
export const DEFAULT_CONFIG = 'ami-select.yml';

/**
 * Loads the named config, or `ami-select.yml` of the working directory when there is one. A file that was named
 * and cannot be read is a problem like any other, so that it is reported together with all others.
 */
export async function loadConfig(named: string | undefined, workingDirectory: string): Promise<ParsedConfig> {
  const path = resolve(workingDirectory, named ?? DEFAULT_CONFIG);
  const none = { baseDirectory: workingDirectory, images: {}, fleets: {} };
  try {
    return await parseConfig(await readFile(path, 'utf8'), path);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    const isAbsent = code === 'ENOENT' && named === undefined;
    return { config: none, problems: isAbsent ? [] : [`cannot read the config ${path} (${code})`] };
  }
}

/** Code of the operating system, such as ENOENT; undefined for any other error. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return String(error.code);
}
