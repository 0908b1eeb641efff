import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPythonClient, peersInstalled } from './python-client.ts';
import type { Client, Service } from './scenario.ts';
import { type ClientOptions, createSdkClient } from './sdk-client.ts';
import { createSdkOf2021Client, sdkOf2021Installed } from './sdk-of-2021.ts';

const region = 'eu-west-1';
const skipped = ' (skipped: e2e/peers/install was not run)';
const absent = peersInstalled ? '' : skipped;
const absentOf2021 = sdkOf2021Installed ? '' : skipped;

type CreateClient = (endpoint: string, options: ClientOptions) => Client;

const officialClients: ReadonlyArray<[string, boolean, CreateClient]> = [
  ['AWS SDK for JavaScript v3', true, createSdkClient],
  [`boto3${absent}`, peersInstalled, (...place) => createPythonClient('boto3', ...place)],
  [`AWS CLI${absent}`, peersInstalled, (...place) => createPythonClient('awscli', ...place)],
  [`AWS SDK for JavaScript v3 of 2021${absentOf2021}`, sdkOf2021Installed, createSdkOf2021Client],
];

const Tags = [{ Key: 'any text', Value: "a+b &c=d/e?f%20*~!'() ü 漢 𝒳 " }];
const ids = Array.from({ length: 12 }, (_, index) => `i-0${String(index).padStart(16, '0')}`);

/** Calls of each protocol, with what an encoding could lose, and what they end with. */
const CALLS: ReadonlyArray<[Service, string, Readonly<Record<string, unknown>>, object]> = [
  ['ec2', 'DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['tru*'] }] }, {}],
  ['ec2', 'CreateKeyPair', { KeyName: 'a+b c', TagSpecifications: [{ ResourceType: 'key-pair', Tags }] }, {}],
  ['ec2', 'DescribeInstances', { InstanceIds: ids }, { error: 'InvalidInstanceID.NotFound' }],
  ['ssm', 'PutParameter', { Name: '/own/a', Value: '漢 & "', Type: 'String' }, {}],
  ['sts', 'GetCallerIdentity', {}, { output: { Account: '111122223333' } }],
  ['sts', 'AssumeRole', { RoleArn: 'arn:aws:iam::444455556666:role/a', RoleSessionName: 'a=b' }, {}],
];

describe.each(officialClients)('strict signatures of %s', (_, installed, createClient) => {
  let local: LocalEc2;
  let client: Client | undefined;
  const open = (secretAccessKey: string, accessKeyId = local.environment.AWS_ACCESS_KEY_ID ?? ''): Client => {
    client = createClient(local.endpoint, { region, credentials: { accessKeyId, secretAccessKey } });
    return client;
  };

  beforeAll(async () => {
    if (installed) local = await startLocalEc2({ sandbox: 'none', images: 1_000, strictSignatures: true });
  });
  afterEach(() => client?.close());
  afterAll(() => local?.close());

  it.skipIf(!installed)('are accepted by its secret key', async () => {
    const owner = open(local.secret);

    for (const [service, operation, input, outcome] of CALLS) {
      const result = await owner.call(service, operation, input);
      expect({ operation, ...result }).toMatchObject({ operation, ...outcome });
      if (!('error' in outcome)) expect(result).not.toHaveProperty('error');
    }
  });

  it.skipIf(!installed)('are refused by any other', async () => {
    for (const secret of ['test', 'local-ec2-secret-access-key-is-no-secret', local.secret.toLowerCase()]) {
      const result = await open(secret).call('ec2', 'DescribeVpcs', {});
      await client?.close();
      expect(result).toMatchObject({ error: 'AuthFailure' });
    }
    expect(await open(local.secret, 'test').call('ec2', 'DescribeVpcs', {})).toMatchObject({
      error: 'AuthFailure',
    });
  });
});
