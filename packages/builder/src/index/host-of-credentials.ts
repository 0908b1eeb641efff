import { refusedVariable } from './refused-variable.ts';
import type { CredentialsOptions } from './variables.ts';

/** A variable that holds a secret, by its prefix and the rest of its name. */
export interface SecretVariable {
  readonly prefix: string;
  readonly name: string;
}

/**
 * Whether the host that `<prefix>HOST` names is that of an address: a build file names addresses, and whoever changes it
 * in a pull request must not get what the variables hold.
 * @throws BuilderError `INVALID_BUILD` when no host is named
 */
export function isForHost(
  url: URL,
  { prefix, name }: SecretVariable,
  { variables, warn }: CredentialsOptions,
): boolean {
  const host = variables[`${prefix}HOST`]?.trim().toLowerCase();
  if (!host) {
    const expected = `the host that may get it, such as ${url.host}`;
    throw refusedVariable(prefix + name, { because: `${prefix}HOST is not set`, expected });
  }
  if (host === url.host || host === url.hostname) return true;
  warn(`${prefix}${name} is for ${host}, and is not sent to ${url.host}`);
  return false;
}
