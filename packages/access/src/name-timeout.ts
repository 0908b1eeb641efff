/** The part of a request of the SDK that tells which call it is. */
export interface SentCall {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** How the SDK's handler begins what it says of its own timers. */
const BEGINS = '@smithy/node-http-handler - ';

/**
 * Makes an error of the handler's timers, which names nothing but milliseconds, name host, service, call and time. Any
 * other error stays as it is.
 */
export function nameTimeout(error: unknown, call: SentCall): unknown {
  if (!(error instanceof Error) || !error.message.startsWith(BEGINS)) return error;
  const seconds = Number(/(\d+) ms/.exec(error.message)?.[1]) / 1_000;
  const missing = error.message.includes('establish a connection') ? 'accepted no connection' : 'no response';
  const stopped = error.message.includes('inactivity');
  const what = stopped ? `nothing more of the response came for` : `${missing} within`;
  error.message = `${hostOf(call)}: ${what} ${seconds} s (${nameOf(call)})`;
  // Without it the SDK takes an error for a mistake of its own and adds advice about it to the message.
  return Object.assign(error, { $metadata: {} });
}

/** The host of a call, with a port where its URL has one. */
export function hostOf({ hostname, port }: SentCall): string {
  return port === undefined ? hostname : `${hostname}:${port}`;
}

/** Service and action: the service of the signature, the action where the service's protocol puts it. */
export function nameOf({ method, path, headers, body }: SentCall): string {
  const service = /\/([\w-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1];
  const target = headers['x-amz-target']?.split('.').at(-1);
  const action = typeof body === 'string' ? /^(?:.*&)?Action=(\w+)/.exec(body)?.[1] : undefined;
  return [service, target ?? action ?? `${method} ${path}`].filter((part) => part !== undefined).join(' ');
}
