import type { MetadataRequest, MetadataResponse } from '@ami-select/sandbox';
import type { InstanceView } from './instance-view.ts';
import { type MetadataNode, metadataTree } from './metadata-tree.ts';
import { isTokenGood, MAX_TOKEN_SECONDS, makeToken } from './session-token.ts';

const TTL_HEADER = 'x-aws-ec2-metadata-token-ttl-seconds';
const TOKEN_HEADER = 'x-aws-ec2-metadata-token';

/** API versions that clients request by date; all of them show today's tree. */
const VERSIONS: readonly string[] = [
  '1.0',
  '2009-04-04',
  '2016-09-02',
  '2018-09-24',
  '2021-03-23',
  '2021-07-15',
  '2022-09-24',
  'latest',
];

/**
 * Responds to one request of one instance, as IMDSv2 and, where the instance allows it, IMDSv1 do. Pure: the
 * session tokens carry their own end.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html
 */
export function handleMetadata(request: MetadataRequest, view: InstanceView, now: Date): MetadataResponse {
  if (view.options.httpEndpoint === 'disabled') return plain(403, 'Forbidden');
  const path = (request.path.split('?')[0] ?? '/').replace(/\/{2,}/g, '/');
  if (path === '/latest/api/token')
    return { ...grantToken(request, view, now), hopLimit: view.options.httpPutResponseHopLimit };
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Method Not Allowed');
  if (!isAllowed(request, view, now)) return plain(401, 'Unauthorized');
  return read(path, metadataTree(view, now));
}

/** Any proxy marks its requests; a token for one would leave the machine. */
function grantToken(request: MetadataRequest, view: InstanceView, now: Date): MetadataResponse {
  if (request.method !== 'PUT') return plain(405, 'Method Not Allowed');
  if (request.headers['x-forwarded-for'] !== undefined) return plain(403, 'Forbidden');
  const seconds = Number(request.headers[TTL_HEADER] ?? Number.NaN);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_TOKEN_SECONDS)
    return plain(400, 'Bad Request');
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  const token = makeToken({ secret: view.tokenSecret, instanceId: view.instanceId, expiresAt });
  return { ...text(token), headers: { 'content-type': 'text/plain', [TTL_HEADER]: String(seconds) } };
}

function isAllowed(request: MetadataRequest, view: InstanceView, now: Date): boolean {
  const token = request.headers[TOKEN_HEADER];
  if (token === undefined) return view.options.httpTokens === 'optional';
  return isTokenGood(token, { secret: view.tokenSecret, instanceId: view.instanceId, now });
}

function read(path: string, tree: MetadataNode): MetadataResponse {
  const names = namesIn(path);
  if (names === undefined) return plain(400, 'Bad Request');
  const [version, ...rest] = names;
  if (version === undefined) return text(VERSIONS.join('\n'));
  if (!VERSIONS.includes(version)) return plain(404, 'Not Found');
  const node = find(tree, rest);
  if (node === undefined) return plain(404, 'Not Found');
  return typeof node === 'string' ? leaf(node, rest) : text(list(node));
}

/** The names of a path as they are: none of them, dots included, leads upwards. Absent when one is not UTF-8. */
function namesIn(path: string): readonly string[] | undefined {
  try {
    return path
      .split('/')
      .filter((name) => name !== '')
      .map((name) => decodeURIComponent(name));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function find(node: MetadataNode | undefined, names: readonly string[]): MetadataNode | undefined {
  const [name, ...rest] = names;
  if (name === undefined || node === undefined) return node;
  if (typeof node === 'string') return undefined;
  return find(child(node, name), rest);
}

/** Public keys are listed as `0=name` and read at `0`. */
function child(node: Exclude<MetadataNode, string>, name: string): MetadataNode | undefined {
  if (Object.hasOwn(node, name)) return node[name];
  const key = Object.keys(node).find((entry) => entry.startsWith(`${name}=`) && /^\d+$/.test(name));
  return key === undefined ? undefined : node[key];
}

/** Folders end with a slash in a listing, but for keys, whose names are an index and a name. */
function list(node: Exclude<MetadataNode, string>): string {
  const entries = Object.entries(node).filter(([, value]) => value !== undefined);
  return entries
    .map(([name, value]) => (typeof value === 'string' || /^\d+=/.test(name) ? name : `${name}/`))
    .join('\n');
}

/** User data is bytes; the tree holds them one character each. */
function leaf(value: string, names: readonly string[]): MetadataResponse {
  if (names[0] !== 'user-data') return text(value);
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(value, 'latin1'),
  };
}

function text(body: string): MetadataResponse {
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(body) };
}

function plain(status: number, title: string): MetadataResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(`${status} - ${title}`) };
}
