import { readFile } from 'node:fs/promises';
import { isForHost } from './host-of-credentials.ts';
import type { Fetch } from './package-index.ts';
import { refusedVariable } from './refused-variable.ts';
import type { Variables } from './variables.ts';

/** Certificate and key of a client, and the authorities that it trusts besides the usual ones; all in PEM. */
export interface TlsMaterial {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

const MATERIALS = ['CLIENT_CERTIFICATE', 'CLIENT_KEY', 'AUTHORITY'] as const;

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
  const [cert, key, ca] = [await read(MATERIALS[0]), await read(MATERIALS[1]), await read(MATERIALS[2])];
  if (cert === undefined && key === undefined && ca === undefined) return fetch;
  if (fetchWith === undefined) {
    const name = MATERIALS.find((one) => variables[prefix + one]) ?? '';
    throw refusedVariable(prefix + name, {
      because: 'nothing here connects with certificates',
      expected: 'a fetchWith',
    });
  }
  if ((cert === undefined) !== (key === undefined)) {
    const [is, isNot] = cert === undefined ? ['KEY', 'CERTIFICATE'] : ['CERTIFICATE', 'KEY'];
    const because = `${prefix}CLIENT_${isNot} is not set`;
    throw refusedVariable(`${prefix}CLIENT_${is}`, { because, expected: 'both' });
  }
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
    const because = `${path} cannot be read (${code})`;
    throw refusedVariable(variable, { because, expected: 'a file in PEM', cause });
  }
}
