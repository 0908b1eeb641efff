import type { Clock } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { indexAddress } from '../definition/index-address.ts';
import { INDEX_PREFIX, prefixOf } from '../definition/index-variables.ts';
import { isFolderPath, type NamedIndex } from '../definition/named-indexes.ts';
import { BuilderError } from '../report/errors.ts';
import { findCredentials } from './find-credentials.ts';
import { createFolderIndex, fieldOf } from './folder-index.ts';
import { createHttpIndex, type HttpIndexOptions } from './http-index.ts';
import { type MainAddressOptions, mainAddress, mainPlace, needsMain } from './main-address.ts';
import { Outages } from './outages.ts';
import type { Fetch, PackageIndex } from './package-index.ts';
import { type AddressPlace, placedIndex } from './placed-index.ts';
import { rememberProjects } from './remember-projects.ts';
import { type Route, routeIndex } from './route-index.ts';
import { slotsOf } from './slots.ts';
import { strayPackages } from './stray-packages.ts';
import { type FetchWith, fetchFor } from './tls-material.ts';
import type { Variables } from './variables.ts';

export interface OpenIndexOptions extends MainAddressOptions {
  readonly clock: Clock;
  readonly fetch?: Fetch | undefined;
  /** Makes a `fetch` with certificates; needed where the variables name some. */
  readonly fetchWith?: FetchWith | undefined;
  /** Of the process: credentials of indexes, NETRC and HOME. None when absent. */
  readonly variables?: Variables | undefined;
  /** Normalised names of the packages that locks pin; the names of `indexes` are compared with them. */
  readonly locked?: ReadonlySet<string> | undefined;
  /** Gets what a person should know of the credentials, of `indexes` and of the configuration of pip. */
  readonly warn?: ((message: string) => void) | undefined;
}

const INDEX_VARIABLES = [
  'HOST',
  'USERNAME',
  'PASSWORD',
  'PASSWORD_FILE',
  'KEYRING_USER',
  'CLIENT_CERTIFICATE',
  'CLIENT_KEY',
  'AUTHORITY',
] as const;

/**
 * Opens the index of a build: its `index` folder, its `index-url`, else PIP_INDEX_URL, else the one that pip on this
 * machine uses; with its `indexes` for the packages that they name. One serves all builds of a
 * command: it looks each project up once. What the same `fetch` fetches is bounded together.
 * @throws BuilderError `INVALID_BUILD` when none of them names one, or credentials cannot be used
 */
export async function openIndex(build: Build, options: OpenIndexOptions): Promise<PackageIndex> {
  const { clock, fetch = globalThis.fetch } = options;
  const shared = { clock, slots: slotsOf(fetch), outages: new Outages() };
  const routes: Route[] = [];
  const { indexes = [] } = build;
  for (const named of indexes)
    routes.push({
      packages: named.packages,
      index: await openNamed(named, build, { ...shared, ...options }),
    });
  const { locked, warn } = options;
  if (locked !== undefined) for (const text of strayPackages(indexes, locked)) warn?.(text);
  warnOfStrays([INDEX_PREFIX, ...indexes.map(({ name }) => prefixOf(name))], options);
  const main = needsMain(build) ? await openMain(build, { ...shared, ...options }) : undefined;
  return rememberProjects(routeIndex(routes, main));
}

/** Warns of variables that are of no index of the build: whoever set one relies on it. */
function warnOfStrays(
  prefixes: readonly string[],
  { variables = {}, warn = () => {} }: OpenIndexOptions,
): void {
  const known = new Set(prefixes.flatMap((prefix) => INDEX_VARIABLES.map((name) => prefix + name)));
  for (const [name, value] of Object.entries(variables)) {
    const isOfIndex =
      name.startsWith(INDEX_PREFIX) && INDEX_VARIABLES.some((end) => name.endsWith(`_${end}`));
    if (value && isOfIndex && !known.has(name))
      warn(`${name} is set, and the build has no index of this name`);
  }
}

type SharedOptions = OpenIndexOptions & Pick<HttpIndexOptions, 'slots' | 'outages'>;

async function openNamed(named: NamedIndex, build: Build, options: SharedOptions): Promise<PackageIndex> {
  const { name, url } = named;
  const { baseDirectory } = build;
  if (isFolderPath(url)) return createFolderIndex(url, { baseDirectory, field: fieldOf(named) });
  const place = { field: `build.${fieldOf(named)}` };
  return openAddress(url, { ...options, prefix: prefixOf(name), place });
}

async function openMain(build: Build, options: SharedOptions): Promise<PackageIndex> {
  if (build.index !== undefined) return createFolderIndex(build.index, build);
  const url = await mainAddress(build, options);
  if (url === undefined) {
    const message =
      'is not valid because it is not set, and neither PIP_INDEX_URL nor the configuration of pip names an index; expected one of them, or a folder of wheels as build.index';
    const field = 'build.index-url';
    throw new BuilderError('INVALID_BUILD', `${field} ${message}`, {
      problems: [{ code: 'INVALID_BUILD', field, message }],
      hint: 'set index-url in the build, or PIP_INDEX_URL',
    });
  }
  return openAddress(url, { ...options, prefix: INDEX_PREFIX, place: mainPlace(build, options) });
}

interface AddressOptions extends SharedOptions {
  /** Of its variables. */
  readonly prefix: string;
  readonly place: AddressPlace;
}

/** Opens the index at an address, with the credentials and certificates that variables with a prefix give. */
async function openAddress(address: string, options: AddressOptions): Promise<PackageIndex> {
  const { prefix, place, variables = {}, warn = () => {}, fetch = globalThis.fetch, fetchWith } = options;
  const read = indexAddress(address);
  // An address that is refused is reported where it is used.
  if ('because' in read) return createHttpIndex(address, options);
  const ofAddress = read.authorization && { authorization: read.authorization, source: 'the address' };
  const found = ofAddress || (await findCredentials(read.url, prefix, { variables, warn }));
  const own = await fetchFor(read.url, prefix, { variables, warn, fetch, fetchWith });
  const index = createHttpIndex(address, { ...options, fetch: own, authorization: found?.authorization });
  return placedIndex(index, { place, credentialsFrom: found?.source });
}
