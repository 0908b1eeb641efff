import { createHash, createHmac } from 'node:crypto';

export interface Unsigned {
  readonly method?: string;
  /** `/` when absent. */
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  /** Besides `host` and `x-amz-date`; names in lower case, all of them signed. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly host: string;
  readonly secret: string;
  readonly accessKeyId?: string;
  readonly service?: string;
  readonly region?: string;
  readonly now?: Date;
  /** Text in place of the hash of the body. */
  readonly payload?: string;
  /** Headers that are sent and left unsigned. */
  readonly unsigned?: readonly string[];
}

/** Headers of a request with its signature of Version 4, written from AWS's description of it. */
export function signV4({
  method = 'POST',
  path = '/',
  query = '',
  body = '',
  headers = {},
  host,
  secret,
  accessKeyId = 'AKIALOCALEC200000000',
  service = 'ec2',
  region = 'us-east-1',
  now = new Date(),
  payload,
  unsigned = [],
}: Unsigned): Array<[string, string]> {
  const time = timeOf(now);
  const sent: Record<string, string> = { host, 'x-amz-date': time, ...headers };
  const names = Object.keys(sent)
    .filter((name) => !unsigned.includes(name))
    .sort();
  const canonical = [
    method,
    path,
    query,
    ...names.map((name) => `${name}:${sent[name]}`),
    '',
    names.join(';'),
    payload ?? hash(body),
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const signature = signatureOf(canonical, { time, scope, secret });
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return [...Object.entries(sent), ['authorization', authorization]];
}

export interface Presigned {
  readonly query: string;
  readonly host: string;
  readonly secret: string;
  /** `/` when absent. */
  readonly path?: string;
  /** `ec2` when absent. */
  readonly service?: string;
  /** In seconds. */
  readonly expires?: string;
  readonly now?: Date;
}

/** The query of a GET with a signature of Version 4 in it. */
export function presignV4({
  query,
  host,
  secret,
  path = '/',
  service = 'ec2',
  expires = '60',
  now = new Date(),
}: Presigned): string {
  const time = timeOf(now);
  const scope = `${time.slice(0, 8)}/us-east-1/${service}/aws4_request`;
  const members = [
    ...query.split('&'),
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    `X-Amz-Credential=${encodeURIComponent(`AKIALOCALEC200000000/${scope}`)}`,
    `X-Amz-Date=${time}`,
    `X-Amz-Expires=${expires}`,
    'X-Amz-SignedHeaders=host',
  ];
  const canonical = ['GET', path, [...members].sort().join('&'), `host:${host}`, '', 'host', hash('')];
  const signature = signatureOf(canonical.join('\n'), { time, scope, secret });
  return `${members.join('&')}&X-Amz-Signature=${signature}`;
}

function signatureOf(
  canonical: string,
  { time, scope, secret }: { readonly time: string; readonly scope: string; readonly secret: string },
): string {
  const key = scope.split('/').reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n')).toString('hex');
}

/** `20261122T071111Z`. */
function timeOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
