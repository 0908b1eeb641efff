import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyPush } from './key-push.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
const { signal } = new AbortController();
const push = { kind: 'instance-connect', region: 'eu-west-1', instanceId: 'i-0123456789abcdef0' };

describe('a pushed key', () => {
  let server: Server;
  let response: { readonly status: number; readonly body: object };
  const requests: { target: unknown; body: unknown }[] = [];

  beforeEach(async () => {
    requests.length = 0;
    response = { status: 200, body: { RequestId: 'r', Success: true } };
    server = createServer(async (message, answer) => {
      let body = '';
      for await (const chunk of message) body += chunk;
      requests.push({ target: message.headers['x-amz-target'], body: JSON.parse(body) });
      answer.writeHead(response.status, { 'content-type': 'application/x-amz-json-1.1' });
      answer.end(JSON.stringify(response.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function send(): Promise<void> {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return createKeyPush({ credentials, endpoint })({ user: 'ubuntu', push }, 'ssh-ed25519 AAAA', signal);
  }

  it('is sent for the user of the instance', async () => {
    await send();

    expect(requests).toEqual([
      {
        target: 'AWSEC2InstanceConnectService.SendSSHPublicKey',
        body: {
          InstanceId: 'i-0123456789abcdef0',
          InstanceOSUser: 'ubuntu',
          SSHPublicKey: 'ssh-ed25519 AAAA',
        },
      },
    ]);
  });

  it('fails where the response is no success', async () => {
    response = { status: 200, body: { RequestId: 'r', Success: false } };

    await expect(send()).rejects.toThrow('did not give the key to i-0123456789abcdef0');
  });

  it('is denied at once, with the permission', async () => {
    response = { status: 400, body: { __type: 'AuthException', Message: 'no' } };

    await expect(send()).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      exitClass: 'permission',
      hint: expect.stringContaining(
        'ec2-instance-connect:SendSSHPublicKey on arn:aws:ec2:eu-west-1:ACCOUNT:instance/i-0123456789abcdef0',
      ),
    });
    expect(requests).toHaveLength(1);
  });

  it('may fail for a while with another error', async () => {
    response = { status: 400, body: { __type: 'EC2InstanceStateInvalidException', Message: 'pending' } };

    await expect(send()).rejects.toMatchObject({ name: 'EC2InstanceStateInvalidException' });
  });
});
