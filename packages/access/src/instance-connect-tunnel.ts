import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { SignatureV4 } from '@smithy/signature-v4';
import { createWebSocketStream, WebSocket } from 'ws';
import type { Access, Variables } from './access.ts';
import { createEc2Client } from './ec2-client.ts';
import { AccessError } from './errors.ts';
import { findProxy } from './find-proxy.ts';
import { createProxyAgents } from './proxy-agents.ts';

/** A way through an EC2 Instance Connect Endpoint to one port of one machine. */
export interface InstanceConnectTunnel {
  readonly region: string;
  readonly endpointId: string;
  /** As DescribeInstanceConnectEndpoints names it; on loopback with a port, and then without TLS. */
  readonly dnsName: string;
  readonly privateAddress: string;
  readonly port: number;
  /** Longest life of the connection, 1 to 3,600: always sent, as a policy may demand it. */
  readonly seconds: number;
}

export interface TunnelContext extends Pick<Access, 'credentials'> {
  readonly variables: Variables;
  /** Counts until the tunnel is open. */
  readonly signal: AbortSignal;
}

/** The URL is a ticket for one connection. */
const URL_SECONDS = 60;
const LONGEST_REASON = 1_000;
const NORMAL_CLOSURE = 1_000;

/**
 * Opens the websocket of an endpoint with a presigned URL: one websocket is one TCP connection, its binary messages are
 * the bytes. Not verified on live AWS [U]; as the AWS CLI does it (awscli/customizations/ec2instanceconnect).
 *
 * @throws AccessError `ACCESS_DENIED` for a tunnel that a policy denies; Error with status, body and request id of
 * another refusal; the reason of the signal
 */
export async function openInstanceConnect(
  tunnel: InstanceConnectTunnel,
  { variables, credentials, signal }: TunnelContext,
): Promise<Duplex> {
  const url = await presign(tunnel, credentials);
  const proxy = findProxy(url, variables);
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    ...(proxy !== undefined && { agent: createProxyAgents(proxy).httpsAgent, tunnelSignal: signal }),
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  socket.once('open', resolve).on('error', reject);
  socket.once('unexpected-response', (_request, response: IncomingMessage) => {
    refusalOf(response, tunnel).then(reject, reject);
  });
  const stream = streamOf(socket);
  try {
    await promise;
    return stream;
  } catch (error) {
    socket.terminate();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function streamOf(socket: WebSocket): Duplex {
  let stream: Duplex | undefined;
  socket.on('message', (data, isBinary) => {
    if (!isBinary) stream?.destroy(new Error(`the endpoint sent text: ${short(String(data))}`));
  });
  socket.on('close', (code, reason) => {
    if (code === NORMAL_CLOSURE) return;
    stream?.destroy(new Error(`the endpoint closed the tunnel (${code}): ${short(String(reason))}`));
  });
  stream = createWebSocketStream(socket);
  // A failure before the tunnel is open is reported by the call, a later one by whoever uses the stream.
  stream.on('error', () => undefined);
  return stream;
}

async function presign(
  { region, endpointId, dnsName, privateAddress, port, seconds }: InstanceConnectTunnel,
  given: Access['credentials'],
): Promise<URL> {
  // The client finds the credentials; nothing is sent through it.
  const { credentials, sha256 } = createEc2Client({ region, credentials: given }).config;
  const signer = new SignatureV4({ service: 'ec2-instance-connect', region, credentials, sha256 });
  const { hostname, host } = new URL(`https://${dnsName}`);
  const protocol = isLoopback(hostname) ? 'ws:' : 'wss:';
  const { query = {} } = await signer.presign(
    {
      method: 'GET',
      protocol,
      hostname,
      path: '/openTunnel',
      headers: { host },
      query: {
        instanceConnectEndpointId: endpointId,
        remotePort: String(port),
        privateIpAddress: privateAddress,
        maxTunnelDuration: String(seconds),
      },
    },
    { expiresIn: URL_SECONDS },
  );
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  return new URL(`${protocol}//${host}/openTunnel?${pairs.join('&')}`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Statuses of a denial; whatever else is refused may pass. */
const DENIED: readonly (number | undefined)[] = [401, 403];

async function refusalOf(
  response: IncomingMessage,
  { endpointId, region }: InstanceConnectTunnel,
): Promise<Error> {
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LONGEST_REASON) break;
  }
  const id = response.headers['x-amzn-requestid'];
  const request = id === undefined ? '' : ` (request ${id})`;
  const { statusCode } = response;
  const message = `the endpoint refused the tunnel: ${statusCode} ${short(body)}${request}`;
  if (!DENIED.includes(statusCode)) return new Error(message);
  const resource = `arn:aws:ec2:${region}:ACCOUNT:instance-connect-endpoint/${endpointId}`;
  const hint = `Allow ec2-instance-connect:OpenTunnel on ${resource}, and check the credentials.`;
  return new AccessError('ACCESS_DENIED', message, { hint });
}

function short(text: string): string {
  return text.trim().slice(0, LONGEST_REASON) || 'no reason given';
}
