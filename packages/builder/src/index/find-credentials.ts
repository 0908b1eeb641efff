import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { basicAuthorization, isPrivate } from '../definition/index-address.ts';
import { isForHost } from './host-of-credentials.ts';
import { keyringPassword } from './keyring.ts';
import { findNetrcEntry } from './netrc.ts';
import { refusedVariable } from './refused-variable.ts';
import { readSecretFile } from './secret-file.ts';
import type { CredentialsOptions, Variables } from './variables.ts';

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
): Promise<FoundCredentials | undefined> {
  const given = await fromVariables(url, prefix, options);
  if (given !== undefined && !isPrivate(url)) {
    const because = `it would be sent to ${url.href} unencrypted`;
    throw refusedVariable(given.variable, { because, expected: 'an index with https://' });
  }
  const found = given ?? (isPrivate(url) ? await fromNetrc(url, options) : undefined);
  const source = given?.variable ?? 'the netrc file';
  return found && { authorization: basicAuthorization(found.login, found.password), source };
}

export interface FoundCredentials {
  readonly authorization: string;
  /** The variable that gave them, or the netrc file. */
  readonly source: string;
}

interface Credentials {
  readonly login: string;
  readonly password: string;
}

interface GivenCredentials extends Credentials {
  /** The one that has the secret. */
  readonly variable: string;
}

async function fromVariables(
  url: URL,
  prefix: string,
  options: CredentialsOptions,
): Promise<GivenCredentials | undefined> {
  const { variables } = options;
  const given = (name: string): string => variables[prefix + name] ?? '';
  const login = given('USERNAME');
  const user = given('KEYRING_USER');
  const name = passwordVariable(prefix, variables);
  if (name !== undefined || (login !== '' && user === '')) {
    const secret = { prefix, name: name ?? 'USERNAME' };
    if (!isForHost(url, secret, options)) return undefined;
    const variable = prefix + secret.name;
    if (name === undefined) return { login, password: '', variable };
    const value = given(name);
    const password = name === 'PASSWORD_FILE' ? await readSecretFile(variable, value) : value;
    return { login: login || TOKEN_USER, password, variable };
  }
  return user === '' ? undefined : fromKeyring(url, { user, variable: `${prefix}KEYRING_USER` }, variables);
}

/** The one that is set. @throws BuilderError `INVALID_BUILD` when both are */
function passwordVariable(prefix: string, variables: Variables): 'PASSWORD' | 'PASSWORD_FILE' | undefined {
  const [password, file] = [variables[`${prefix}PASSWORD`], variables[`${prefix}PASSWORD_FILE`]];
  if (!file) return password ? 'PASSWORD' : undefined;
  if (!password) return 'PASSWORD_FILE';
  const because = `${prefix}PASSWORD is set as well`;
  throw refusedVariable(`${prefix}PASSWORD_FILE`, { because, expected: 'one of them' });
}

async function fromKeyring(
  url: URL,
  { user, variable }: { readonly user: string; readonly variable: string },
  variables: Variables,
): Promise<GivenCredentials> {
  const password = await keyringPassword(url, user, { variables });
  if (password !== undefined) return { login: user, password, variable };
  const because = `the keyring command has no password for ${url.href}`;
  throw refusedVariable(variable, { because, expected: 'a user that it knows' });
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
