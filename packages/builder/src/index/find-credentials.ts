import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { basicAuthorization, isPrivate } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';
import { isForHost } from './host-of-credentials.ts';
import { keyringPassword } from './keyring.ts';
import { findNetrcEntry } from './netrc.ts';
import type { CredentialsOptions } from './variables.ts';

/** A user that tokens go with, where only a token is given. */
const TOKEN_USER = '__token__';

/**
 * The `authorization` for an index whose address has none: from variables of the environment, for the host that they
 * name alone, then from the keyring command for the user that they name, then from the netrc file.
 * @param prefix of the variables: `AMI_SELECT_INDEX_` or `AMI_SELECT_INDEX_<NAME>_`
 * @throws BuilderError `INVALID_BUILD` when credentials would be sent unencrypted, name no host, or the keyring has none
 */
export async function findCredentials(
  url: URL,
  prefix: string,
  options: CredentialsOptions,
): Promise<string | undefined> {
  const given = await fromVariables(url, prefix, options);
  if (given !== undefined && !isPrivate(url))
    throw refused(
      `the credentials of ${prefix}USERNAME and ${prefix}PASSWORD would be sent to ${url.href} unencrypted`,
    );
  const found = given ?? (isPrivate(url) ? await fromNetrc(url, options) : undefined);
  return found && basicAuthorization(found.login, found.password);
}

interface Credentials {
  readonly login: string;
  readonly password: string;
}

async function fromVariables(
  url: URL,
  prefix: string,
  options: CredentialsOptions,
): Promise<Credentials | undefined> {
  const { variables } = options;
  const [login = '', password = '', user = ''] = ['USERNAME', 'PASSWORD', 'KEYRING_USER'].map(
    (name) => variables[prefix + name],
  );
  const isGiven = password !== '' || (login !== '' && user === '');
  if (isGiven && !isForHost(url, { prefix, name: password === '' ? 'USERNAME' : 'PASSWORD' }, options))
    return undefined;
  if (password !== '') return { login: login || TOKEN_USER, password };
  if (user !== '') {
    const found = await keyringPassword(url, user, { variables });
    if (found === undefined)
      throw refused(`${prefix}KEYRING_USER is set, and the keyring command has no password for ${url.href}`);
    return { login: user, password: found };
  }
  return login === '' ? undefined : { login, password };
}

async function fromNetrc(
  url: URL,
  { variables, warn }: CredentialsOptions,
): Promise<Credentials | undefined> {
  const { NETRC: named, HOME: home } = variables;
  const path = named || (home && join(home, '.netrc'));
  const text = path && (await readFile(path, 'utf8').catch(() => undefined));
  const entry = text && findNetrcEntry(text, url.hostname);
  if (!path || !entry) return undefined;
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    warn(`${path} has passwords, and other users may read it; expected mode 0600`);
  return entry;
}

function refused(because: string): BuilderError {
  return new BuilderError('INVALID_BUILD', `The index cannot be opened: ${because}`);
}
