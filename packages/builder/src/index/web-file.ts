import type { Clock } from '@ami-select/core';
import { indexAddress } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';
import { HttpClient } from './http-client.ts';
import { Outages } from './outages.ts';
import type { Fetch, IndexFile } from './package-index.ts';
import { slotsOf } from './slots.ts';

export interface WebFileOptions {
  readonly clock: Clock;
  readonly fetch?: Fetch | undefined;
}

const LIMIT = { name: 'an archive of Python', mebibytes: 1024 };

/** A file at an address, fetched like those of an index: resumed, with its credentials for its own origin alone. */
export function webFile(
  address: string,
  hashes: readonly string[],
  { clock, fetch = globalThis.fetch }: WebFileOptions,
): IndexFile {
  const split = indexAddress(address);
  if ('because' in split) throw new BuilderError('INVALID_BUILD', `the address ${split.because}`);
  const { url, authorization } = split;
  const file = new URL(url);
  file.pathname = file.pathname.replace(/\/$/, '');
  const options = { clock, fetch, outages: new Outages(), slots: slotsOf(fetch) };
  const client = new HttpClient({ ...options, origin: url.origin, authorization });
  const filename = file.pathname.split('/').at(-1) ?? '';
  return {
    filename,
    hashes,
    open: async (range = {}) => {
      const opened = await client.open(file, range, LIMIT);
      if (opened !== undefined) return opened;
      throw new BuilderError(
        'INVALID_BUILD',
        `${file.href} is not valid because there is nothing; expected the address of a file`,
      );
    },
  };
}
