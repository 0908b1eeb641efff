import { redactUrl } from '@ami-select/core';

/** The address of an index; what it holds of credentials is a header, and stands nowhere else. */
export interface IndexAddress {
  /** Ends with a slash; without user info. */
  readonly url: URL;
  readonly authorization?: string | undefined;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Reads the address of an index, or says why it is refused, as the end of "is not valid because …". */
export function indexAddress(text: string): IndexAddress | { readonly because: string } {
  if (!URL.canParse(text)) return { because: 'it is not an address' };
  const address = new URL(text);
  if (!isWeb(address)) return { because: 'it is not an address' };
  if (address.search !== '' || address.hash !== '')
    return { because: 'it has a query or fragment, which no index is asked with' };
  const split = splitCredentials(address);
  if ('because' in split) return split;
  if (!split.url.pathname.endsWith('/')) split.url.pathname += '/';
  return split;
}

/** Takes the user info out of an address. It is not sent over a connection that others can read. */
export function splitCredentials(address: URL): IndexAddress | { readonly because: string } {
  const { username, password } = address;
  const url = new URL(address);
  [url.username, url.password] = ['', ''];
  if (username === '' && password === '') return { url };
  if (!isPrivate(url)) return { because: 'it would send its credentials unencrypted; https does not' };
  return { url, authorization: basicAuthorization(decode(username), decode(password)) };
}

/** The header that a user and a password are sent in. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Whether nobody on the way can read what is sent: it is encrypted, or does not leave this machine. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || LOOPBACK.test(hostname);
}

/** An address for a message: nothing of one that may be a secret as a whole. */
export function showAddress(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? JSON.stringify(redactUrl(text)) : 'what is given';
}

/** Whether an address is one that files are fetched from. */
export function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
