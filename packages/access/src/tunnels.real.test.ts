import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { missingCommands } from './missing-commands.ts';
import { createTunnels } from './open-tunnel.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret', sessionToken: 'a+b/c=' };
const signal = new AbortController().signal;
const target = { host: '10.0.0.5', port: 22 };

/** What a stream sends until it has ended or failed, and how it failed. */
async function readAll(stream: Duplex): Promise<{ text: string; reason?: string }> {
  let text = '';
  try {
    for await (const chunk of stream) text += String(chunk);
    return { text };
  } catch (error) {
    return { text, reason: (error as Error).message };
  }
}

describe('the tunnel of an Instance Connect Endpoint', () => {
  let server: Server;
  let urls: URL[];
  let refuse: { readonly status: number; readonly text: string } | undefined;
  let serve: (socket: WebSocket) => void;

  beforeEach(async () => {
    urls = [];
    refuse = undefined;
    server = createServer();
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      urls.push(new URL(request.url ?? '', `http://${request.headers.host}`));
      if (refuse === undefined) {
        sockets.handleUpgrade(request, socket, head, (opened) => serve(opened));
        return;
      }
      const { status, text } = refuse;
      const headers = `x-amzn-RequestId: request-1\r\nContent-Length: ${text.length}`;
      socket.end(`HTTP/1.1 ${status} Refused\r\n${headers}\r\n\r\n${text}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function open(): Promise<Duplex> {
    const dnsName = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const via = {
      kind: 'instance-connect',
      region: 'eu-west-1',
      endpointId: 'eice-1',
      dnsName,
      seconds: '900',
    };
    return createTunnels({}, { credentials })({ ...target, via }, signal);
  }

  it('asks with a signed URL, and carries bytes both ways', async () => {
    serve = (socket) => socket.on('message', (data) => socket.send(data, { binary: true }));

    const stream = await open();
    stream.write('SSH-2.0');
    const [echo] = await new Promise<unknown[]>((resolve) => stream.once('data', (...all) => resolve(all)));
    stream.destroy();

    expect(String(echo)).toBe('SSH-2.0');
    const { pathname, searchParams } = urls[0] ?? new URL('none:');
    expect(pathname).toBe('/openTunnel');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      instanceConnectEndpointId: 'eice-1',
      remotePort: '22',
      privateIpAddress: '10.0.0.5',
      maxTunnelDuration: '900',
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Credential': expect.stringMatching(
        /^AKIATEST\/\d{8}\/eu-west-1\/ec2-instance-connect\/aws4_request$/,
      ),
      'X-Amz-Security-Token': 'a+b/c=',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('reports status, reason and request of a refusal', async () => {
    refuse = { status: 403, text: '{"message":"not authorized"}' };

    await expect(open()).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      exitClass: 'permission',
      message: 'the endpoint refused the tunnel: 403 {"message":"not authorized"} (request request-1)',
      hint: expect.stringContaining('ec2-instance-connect:OpenTunnel'),
    });
  });

  it('does not call it denied when the endpoint is busy', async () => {
    refuse = { status: 503, text: 'busy' };

    await expect(open()).rejects.toThrow('the endpoint refused the tunnel: 503 busy (request request-1)');
    await expect(open()).rejects.not.toHaveProperty('exitClass');
  });

  it.each<[string, (socket: WebSocket) => void, string]>([
    [
      'the reason of a closed tunnel',
      (socket) => socket.close(1008, 'Max tunnel duration'),
      'Max tunnel duration',
    ],
    ['a text message', (socket) => socket.send('no such host'), 'the endpoint sent text: no such host'],
  ])('fails with %s', async (_name, act, reason) => {
    serve = (socket) => void setTimeout(() => act(socket), 20);

    await expect(readAll(await open())).resolves.toMatchObject({ reason: expect.stringContaining(reason) });
  });

  it('ends with a normal closure', async () => {
    serve = (socket) => void setTimeout(() => socket.close(1000), 20);

    await expect(readAll(await open())).resolves.toEqual({ text: '' });
  });
});

describe('the tunnel of Session Manager', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aws-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function openWith(script: string): Promise<Duplex> {
    await writeFile(join(folder, 'aws'), `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/arguments\n${script}\n`);
    await chmod(join(folder, 'aws'), 0o755);
    const variables = { PATH: `${folder}${delimiter}/usr/bin:/bin` };
    const via = { kind: 'ssm', region: 'eu-west-1', instanceId: 'i-0123456789abcdef0' };
    return createTunnels(variables)({ ...target, via }, signal);
  }

  it('is a command of the AWS CLI whose input and output are the connection', async () => {
    const stream = await openWith('echo SSH-2.0; cat');
    stream.end('hello');

    await expect(readAll(stream)).resolves.toEqual({ text: 'SSH-2.0\nhello' });
    await expect(readFile(join(folder, 'arguments'), 'utf8')).resolves.toBe(
      'ssm\nstart-session\n--region\neu-west-1\n--target\ni-0123456789abcdef0\n--document-name\nAWS-StartSSHSession\n--parameters\nportNumber=22\n',
    );
  });

  it('reports what the command says when it fails', async () => {
    await expect(openWith('echo "TargetNotConnected" >&2; exit 254')).rejects.toThrow(
      'aws ended with status 254: TargetNotConnected',
    );
  });

  it('misses what PATH does not have', async () => {
    await writeFile(join(folder, 'aws'), '#!/bin/sh\n', { mode: 0o755 });

    await expect(missingCommands(['aws', 'session-manager-plugin'], { PATH: folder })).resolves.toEqual([
      'session-manager-plugin',
    ]);
  });
});
