import { readFile } from 'node:fs/promises';
import { BuilderError } from '../report/errors.ts';
import { isForHost } from './host-of-credentials.ts';
import type { Fetch } from './package-index.ts';
import type { Variables } from './variables.ts';

/** What a client shows, and whom it trusts besides the usual authorities; all in PEM. */
export interface TlsMaterial {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

/** Makes a `fetch` that uses it. */
export type FetchWith = (material: TlsMaterial) => Fetch;

export interface TlsOptions {
  readonly variables: Variables;
  readonly warn: (message: string) => void;
  /** For everything without material of its own. */
  readonly fetch: Fetch;
  readonly fetchWith?: FetchWith | undefined;
}

/**
 * The `fetch` of an index whose certificates variables of the environment name as files: `CLIENT_CERTIFICATE` and
 * `CLIENT_KEY` for its own origin alone, `AUTHORITY` also for where it keeps its files.
 * @throws BuilderError `INVALID_BUILD` for a file that cannot be read, a certificate without its key or without its host
 */
export async function fetchFor(index: URL, prefix: string, options: TlsOptions): Promise<Fetch> {
  const { variables, fetch, fetchWith } = options;
  const read = (name: string): Promise<string | undefined> => readPem(prefix + name, variables);
  const [cert, key, ca] = [
    await read('CLIENT_CERTIFICATE'),
    await read('CLIENT_KEY'),
    await read('AUTHORITY'),
  ];
  if (cert === undefined && key === undefined && ca === undefined) return fetch;
  if (fetchWith === undefined) throw refused(`${prefix}… cannot be used here`);
  if ((cert === undefined) !== (key === undefined))
    throw refused(`of ${prefix}CLIENT_CERTIFICATE and ${prefix}CLIENT_KEY one is set; expected both`);
  const isShown = cert !== undefined && isForHost(index, { prefix, name: 'CLIENT_CERTIFICATE' }, options);
  const own = fetchWith(isShown ? { cert, key, ca } : { ca });
  const others = ca === undefined ? fetch : fetchWith({ ca });
  return (url, init) => (new URL(url).origin === index.origin ? own(url, init) : others(url, init));
}

async function readPem(variable: string, variables: Variables): Promise<string | undefined> {
  const path = variables[variable];
  if (!path) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw refused(`${variable} names ${path}, which cannot be read (${code})`, cause);
  }
}

function refused(because: string, cause?: unknown): BuilderError {
  return new BuilderError('INVALID_BUILD', `The index cannot be opened: ${because}`, { cause });
}
