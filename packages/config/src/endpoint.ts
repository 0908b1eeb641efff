import { connect } from 'node:net';

type Variables = Readonly<Record<string, string | undefined>>;

const PROBE_TIMEOUT_MS = 3_000;

/** The EC2 endpoint that the environment names instead of AWS's own. */
export function endpointOf(variables: Variables): string | undefined {
  return variables.AWS_ENDPOINT_URL_EC2 || variables.AWS_ENDPOINT_URL || undefined;
}

/** What is wrong with the endpoint of the environment: it is no URL, or nothing answers there. Empty when all is well. */
export async function endpointProblems(variables: Variables): Promise<readonly string[]> {
  const endpoint = endpointOf(variables);
  if (endpoint === undefined) return [];
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    return [`AWS_ENDPOINT_URL is "${endpoint}"; it must be a URL such as http://127.0.0.1:4566`];
  }
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const reason = await whyUnreachable(url.hostname.replaceAll(/[[\]]/g, ''), port);
  return reason === undefined ? [] : [`AWS_ENDPOINT_URL is "${endpoint}"; nothing answers there (${reason})`];
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
