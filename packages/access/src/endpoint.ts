import { connect } from 'node:net';
import { redactUrl } from '@ami-select/core';
import type { Variables } from './access.ts';
import { AccessError } from './errors.ts';
import { findProxy } from './find-proxy.ts';

const PROBE_TIMEOUT_MS = 3_000;

/** The EC2 endpoint that the environment names instead of AWS's own. */
export function endpointOf({ AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_EC2 }: Variables): string | undefined {
  return AWS_ENDPOINT_URL_EC2 || AWS_ENDPOINT_URL || undefined;
}

/**
 * Refuses an endpoint of the environment that is not a URL, or where nothing listens, before anything depends on it.
 * @throws AccessError INVALID_ENDPOINT, UNREACHABLE_ENDPOINT, INVALID_PROXY
 */
export async function checkEndpoint(variables: Variables): Promise<void> {
  const named = checkEndpointForm(variables);
  if (named === undefined) return;
  const { name, endpoint, hint, url } = named;
  // Only the proxy can tell.
  if (findProxy(url, variables) !== undefined) return;
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const reason = await whyUnreachable(url.hostname.replaceAll(/[[\]]/g, ''), port);
  if (reason === undefined) return;
  const message = `${name} is "${endpoint}"; it is unreachable (${reason})`;
  throw new AccessError('UNREACHABLE_ENDPOINT', message, { hint });
}

/** The endpoint of the environment, and the variable that names it. */
export interface NamedEndpoint {
  readonly name: string;
  readonly endpoint: string;
  readonly url: URL;
  /** Advice for an endpoint that is of no use. */
  readonly hint: string;
}

/**
 * The endpoint of the environment; undefined where AWS's own is meant. Nothing connects to it.
 * @throws AccessError INVALID_ENDPOINT
 */
export function checkEndpointForm(variables: Variables): NamedEndpoint | undefined {
  const endpoint = endpointOf(variables);
  if (endpoint === undefined) return undefined;
  const name = variables.AWS_ENDPOINT_URL_EC2 ? 'AWS_ENDPOINT_URL_EC2' : 'AWS_ENDPOINT_URL';
  const hint = `Start one with: eval "$(ami-select local --detach)", or unset ${name} to use AWS.`;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    const message = `${name} is "${redactUrl(endpoint)}"; it must be a URL such as http://127.0.0.1:4566`;
    throw new AccessError('INVALID_ENDPOINT', message, { hint });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    const message = `${name} is "${redactUrl(endpoint)}"; it must have neither user info nor query, which nothing would send`;
    throw new AccessError('INVALID_ENDPOINT', message, { hint });
  }
  return { name, endpoint, url, hint };
}

function whyUnreachable(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PROBE_TIMEOUT_MS });
    const settle = (reason: string | undefined): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => settle(undefined));
    socket.once('timeout', () => settle(`no response within ${PROBE_TIMEOUT_MS / 1000} s`));
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
  });
}
