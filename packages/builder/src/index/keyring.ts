import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const TIMEOUT_MS = 30_000;
const LONGEST_SECRET = 64 * 1024;

export interface KeyringOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The password that the `keyring` command has for a user of an index, by its address or else by its host; undefined when
 * it has none, or there is no such command. Nothing that it prints is shown.
 */
export async function keyringPassword(
  url: URL,
  user: string,
  { variables, signal }: KeyringOptions,
): Promise<string | undefined> {
  for (const service of [url.href, url.host]) {
    const password = await get(service, user, { variables, signal });
    if (password !== undefined) return password;
  }
  return undefined;
}

async function get(
  service: string,
  user: string,
  { variables, signal }: KeyringOptions,
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('keyring', ['get', service, user], {
      env: { ...variables },
      timeout: TIMEOUT_MS,
      maxBuffer: LONGEST_SECRET,
      ...(signal && { signal }),
    });
    return stdout.replace(/\r?\n$/, '') || undefined;
  } catch {
    signal?.throwIfAborted();
    // It ends with status 1 where it has none.
    return undefined;
  }
}
