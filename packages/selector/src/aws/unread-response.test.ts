import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { awsError } from '../testing/fake-ec2.ts';
import { httpDependencies } from '../testing/http.ts';
import { explainAwsError } from './explain-aws-error.ts';

const call = { region: 'eu-west-1', action: 'ec2:DescribeImages' };

describe('an endpoint that is none of AWS', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** The errors of the two clients for such a response. */
  async function errorsOf(status: number, type: string, body: string): Promise<object[]> {
    const listening = createServer((_request, response) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    );
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    const { clients } = httpDependencies({ endpoint, accessKeyId: 'test', secretAccessKey: 'test' });
    const { ec2, ssm } = clients('eu-west-1');
    const caught = (error: object): object => error;
    return [
      await ec2.send(new DescribeImagesCommand({})).catch(caught),
      await ssm.send(new GetParameterCommand({ Name: '/a' })).catch(caught),
    ];
  }

  it.each([
    [200, 'text/plain', 'hello there', '"hello"'],
    [200, 'text/plain', `${'x'.repeat(500)} y`, `"${'x'.repeat(40)}"`],
    [200, 'text/html', '<!doctype html><html><body><br>x</body>', '"<!doctype"'],
    [200, 'text/html; charset=utf-8', '<p>Please log in', '"<p>Please"'],
    [200, 'application/octet-stream', '\u0000\u0001', '"\\u0000\\u0001"'],
    [404, 'text/plain', 'not found', '"not"'],
    [403, 'text/html', '<html><p>denied</html>', '"<html><p>denied</html>"'],
    [500, 'text/plain', 'ok', '"ok"'],
    [502, 'text/html', '<html><p>bad gateway</html>', '"<html><p>bad"'],
    [503, 'text/plain', '\n\n busy', '"busy"'],
  ])('is named with what it responded: %d %s %j', async (status, type, body, word) => {
    const [ofEc2, ofSsm] = await errorsOf(status, type, body);
    const error = explainAwsError(Object.assign(ofEc2 ?? {}, { host: 'proxy.test:81' }), call);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      exitClass: 'unreachable',
      hint: expect.stringContaining('proxy'),
      message: `ec2:DescribeImages in eu-west-1 failed: proxy.test:81 responded with status ${status} and ${type}, beginning with ${word}, which is no response of AWS`,
    });
    expect(explainAwsError(ofSsm, call)).toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      message: expect.stringContaining(`the endpoint responded with status ${status} and ${type}`),
    });
  });
});

describe('an endpoint that refuses the keys', () => {
  it.each(['AuthFailure', 'InvalidClientTokenId', 'UnrecognizedClientException'])(
    'is named where it is local: %s',
    (name) => {
      const error = Object.assign(awsError(name), { host: '127.0.0.1:4566' });

      expect(explainAwsError(error, call)).toMatchObject({
        code: 'NO_CREDENTIALS',
        hint: 'The endpoint 127.0.0.1:4566 refused the keys. "ami-select local" prints new ones whenever it starts: take over its variables again.',
      });
    },
  );

  it.each(['ec2.eu-west-1.amazonaws.com', undefined])('is AWS without a port: %s', (host) => {
    const error = Object.assign(awsError('AuthFailure'), { host });

    expect(explainAwsError(error, call).hint).toMatch(/^Give the job valid credentials/);
  });
});
