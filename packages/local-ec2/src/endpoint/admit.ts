import type { IncomingMessage } from 'node:http';
import { isEqualSecret } from '../api/equal-secret.ts';
import type { WireResponse } from '../wire/messages.ts';
import type { HostRule } from './host-rule.ts';

export const CONTROL_PATH = '/_local/';

export interface AdmissionRules {
  readonly isAllowedHost: HostRule;
  /** What opens the control path. */
  readonly secret: string;
}

/** More than any client of AWS sends. */
const MAX_HEADERS = 100;

/** Headers of which a second one would leave it to the reader which of them counts. */
const SINGLE: readonly string[] = [
  'authorization',
  'host',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
];

/**
 * The refusal of a request that no client of this endpoint sends, by its head alone; undefined for all others. Web pages
 * are refused whatever they send, and the control path opens with the secret only.
 */
export function refuseByHead(message: IncomingMessage, rules: AdmissionRules): WireResponse | undefined {
  const { headersDistinct: headers, rawHeaders, socket, url = '' } = message;
  if (rawHeaders.length / 2 > MAX_HEADERS) return refuse(431, `More than ${MAX_HEADERS} headers.`);
  const twice = SINGLE.find((name) => (headers[name]?.length ?? 0) > 1);
  if (twice !== undefined) return refuse(400, `The header ${twice} is given more than once.`);
  const [host = ''] = headers.host ?? [];
  if (!rules.isAllowedHost(host, socket.localPort ?? 0)) {
    return refuse(
      403,
      'local-ec2 answers requests for 127.0.0.1, [::1], localhost and hosts that were allowed.',
    );
  }
  if (isFromWebPage(headers)) return refuse(403, 'local-ec2 answers no web pages.');
  if (!url.startsWith(CONTROL_PATH) || hasSecret(headers.authorization?.[0], rules.secret)) return undefined;
  return refuse(
    401,
    'The control path needs the secret key: "authorization: Bearer $AWS_SECRET_ACCESS_KEY".',
    {
      'www-authenticate': 'Bearer',
    },
  );
}

/** A browser names the page with one of these; `none` is what a person typed into the address bar. */
function isFromWebPage(headers: IncomingMessage['headersDistinct']): boolean {
  if (headers.origin !== undefined) return true;
  return (headers['sec-fetch-site'] ?? []).some((site) => site !== 'none' && site !== 'same-origin');
}

function hasSecret(authorization: string | undefined, secret: string): boolean {
  return isEqualSecret(authorization ?? '', `Bearer ${secret}`);
}

function refuse(
  status: number,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: `${reason}\n` };
}
