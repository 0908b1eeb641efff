import type { Build } from '../definition/build.ts';
import type { Variables } from './variables.ts';

/** Characters that a password of an index has at least: people give the one of a test words such as "user". */
const LEAST_PASSWORD = 8;

const PASSWORD = /^AMI_SELECT_INDEX_(?:\w+_)?PASSWORD$/;

/** The credentials of indexes in their addresses and in variables: nothing that a person reads has them. */
export function indexSecrets(build: Build | undefined, variables: Variables = {}): readonly string[] {
  const { indexUrl, indexes = [] } = build ?? {};
  const addresses = [indexUrl, variables.PIP_INDEX_URL, ...indexes.map(({ url }) => url)];
  const passwords = Object.entries(variables).flatMap(([name, value]) =>
    PASSWORD.test(name) ? [value] : [],
  );
  return [...addresses.flatMap(secretsOf), ...passwords].filter(
    (value): value is string => value !== undefined && value.length >= LEAST_PASSWORD,
  );
}

/** As they stand in the address, and as they are sent; a user without a password is a token. */
function secretsOf(address: string | undefined): readonly string[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { username, password } = new URL(address);
  const secret = password || username;
  try {
    return [secret, decodeURIComponent(secret)];
  } catch {
    return [secret];
  }
}
