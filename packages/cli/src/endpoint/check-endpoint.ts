import { connect } from 'node:net';
import { CliError } from '../errors.ts';

const PROBE_TIMEOUT_MS = 3_000;

/** The EC2 endpoint that the environment names instead of AWS's own. */
export function endpointOf(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  return variables.AWS_ENDPOINT_URL_EC2 || variables.AWS_ENDPOINT_URL || undefined;
}

/**
 * Refuses an endpoint that is no URL, or where nothing answers, before anything depends on it.
 * @throws CliError INVALID_INPUT
 */
export async function checkEndpoint(endpoint: string): Promise<void> {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new CliError(
      'INVALID_INPUT',
      `AWS_ENDPOINT_URL is "${endpoint}"; it must be a URL such as http://127.0.0.1:4566`,
    );
  }
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const reason = await whyUnreachable(url.hostname.replaceAll(/[[\]]/g, ''), port);
  if (reason === undefined) return;
  throw new CliError(
    'INVALID_INPUT',
    `AWS_ENDPOINT_URL is "${endpoint}"; nothing answers there (${reason})`,
    {
      hint: 'Start it with "ami-select local", or unset AWS_ENDPOINT_URL to use AWS.',
    },
  );
}

function whyUnreachable(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PROBE_TIMEOUT_MS });
    const settle = (reason: string | undefined): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => settle(undefined));
    socket.once('timeout', () => settle(`no answer within ${PROBE_TIMEOUT_MS / 1000} s`));
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
  });
}
