import { createExamplesClock } from '@ami-select/core/testing';
import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { type LocalEc2, type LocalEc2Options, startLocalEc2 } from '../endpoint/start.ts';

export interface TestEndpoint {
  readonly local: LocalEc2;
  readonly ec2: EC2Client;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
  /** A client of another account or region. */
  ec2As(overrides: { accountId?: string; region?: string }): EC2Client;
  close(): Promise<void>;
}

/** An endpoint without sandboxes, the same on any day, and official clients that do not retry. */
export async function startTestEndpoint(options: LocalEc2Options = {}): Promise<TestEndpoint> {
  const local = await startLocalEc2({
    sandbox: 'none',
    images: 1000,
    seed: 'test',
    clock: createExamplesClock(),
    ...options,
  });
  const credentials = local.world.accounts.self;
  const common = { endpoint: local.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  const ec2 = new EC2Client(common);
  const ssm = new SSMClient(common);
  const sts = new STSClient(common);
  const others: EC2Client[] = [];
  return {
    local,
    ec2,
    ssm,
    sts,
    ec2As: ({ accountId, region = 'us-east-1' }) => {
      const other =
        accountId === undefined ? {} : { credentials: { accessKeyId: accountId, secretAccessKey: 'any' } };
      const client = new EC2Client({ ...common, region, ...other });
      others.push(client);
      return client;
    },
    close: async () => {
      for (const client of [ec2, ssm, sts, ...others]) client.destroy();
      await local.close();
    },
  };
}
