import { createHmac } from 'node:crypto';
import { systemClock } from '@ami-select/core';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../testing/refusal.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

/** The machine's: the official clients sign by it. */
const clock = systemClock;

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint({ strictSignatures: true, clock });
});
afterAll(() => test.close());

function clientWith(accessKeyId: string, secretAccessKey: string): EC2Client {
  const credentials = { accessKeyId, secretAccessKey };
  return new EC2Client({ endpoint: test.local.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

function token(claims: object, secret = test.local.secret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

describe('strict signatures', () => {
  it('accept the own key and its secret', async () => {
    const { Vpcs } = await test.ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
    );

    expect(Vpcs).toHaveLength(1);
  });

  it('refuse a wrong secret, an unknown key and an unsigned request', async () => {
    const { AWS_ACCESS_KEY_ID = '' } = test.local.environment;

    const wrong = await refusal(clientWith(AWS_ACCESS_KEY_ID, 'wrong').send(new DescribeVpcsCommand({})));
    const unknown = await refusal(clientWith('AKIAUNKNOWN', 'any').send(new DescribeVpcsCommand({})));
    const unsigned = await fetch(test.local.endpoint, {
      method: 'POST',
      body: 'Action=DescribeVpcs&Version=2016-11-15',
    });

    expect([wrong.name, unknown.name]).toEqual(['AuthFailure', 'AuthFailure']);
    expect(wrong.$metadata.httpStatusCode).toBe(401);
    expect(await unsigned.text()).toContain('MissingAuthenticationToken');
  });

  it('accept a session of a role that was assumed with a web identity', async () => {
    const exp = Math.floor(clock.now().getTime() / 1000) + 600;
    const { Credentials } = await test.sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: 'arn:aws:iam::444455556666:role/ci',
        RoleSessionName: 'run-1',
        WebIdentityToken: token({ sub: 'repo:me/it', aud: 'sts.amazonaws.com', exp }),
      }),
    );
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const sts = new STSClient({ endpoint: test.local.endpoint, region: 'us-east-1', credentials });

    const identity = await sts.send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({
      Account: '444455556666',
      Arn: 'arn:aws:sts::444455556666:assumed-role/ci/run-1',
    });
  });

  it('refuse an identity token that has expired', async () => {
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: 'arn:aws:iam::444455556666:role/ci',
      RoleSessionName: 'run-1',
      WebIdentityToken: token({ exp: 1 }),
    });

    expect((await refusal(test.sts.send(command))).name).toMatch(/^ExpiredToken/);
  });

  it.each([
    ['another secret', () => token({ sub: 'x' }, 'other')],
    [
      'the secret of every start before',
      () => token({ sub: 'x' }, 'local-ec2-secret-access-key-is-no-secret'),
    ],
    ['no secret', () => token({ sub: 'x' }).replace(/[^.]*$/, '')],
    ['no dot', () => 'x'],
    ['nothing', () => '.'],
    ['claims that were changed', () => token({ sub: 'x' }).replace(/\.[^.]*\./, '.e30.')],
  ])('refuse an identity token signed by %s', async (_, makeToken) => {
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: 'arn:aws:iam::444455556666:role/ci',
      RoleSessionName: 'run-1',
      WebIdentityToken: makeToken(),
    });

    const refused = await refusal(test.sts.send(command));

    expect(refused.name).toMatch(/^InvalidIdentityToken/);
    expect(refused.message).not.toContain(test.local.secret);
  });

  it('accept the twelve digits of an account with the same secret, and no other', async () => {
    const { secret } = test.local;
    const identity = async (secretAccessKey: string) => {
      const credentials = { accessKeyId: '444455556666', secretAccessKey };
      const sts = new STSClient({ endpoint: test.local.endpoint, region: 'us-east-1', credentials });
      return sts.send(new GetCallerIdentityCommand({}));
    };

    expect(await identity(secret)).toMatchObject({ Account: '444455556666' });
    expect((await refusal(identity('any'))).name).toBe('AuthFailure');
  });

  it('give the session of a role a secret key that does not follow from the seed', async () => {
    const one = await startTestEndpoint({ strictSignatures: true, clock });
    const again = await startTestEndpoint({ strictSignatures: true, clock });
    const sessionOf = async ({ sts }: TestEndpoint) => {
      const role = { RoleArn: 'arn:aws:iam::444455556666:role/ci', RoleSessionName: 'run-1' };
      return (await sts.send(new AssumeRoleCommand(role))).Credentials;
    };

    const [first, second] = [await sessionOf(one), await sessionOf(again)];
    await Promise.all([one.close(), again.close()]);

    expect(first?.AccessKeyId).toBe(second?.AccessKeyId);
    expect(first?.SecretAccessKey).not.toBe(second?.SecretAccessKey);
    expect(first?.SecretAccessKey).toMatch(/^[\w-]{40}$/);
  });
});
