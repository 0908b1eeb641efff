import { expect, it } from 'vitest';
import { machineNetwork } from './machine-network.ts';

const METADATA: Readonly<Record<string, string>> = {
  'api/token': 'token',
  'meta-data/mac': '02:aa',
  'meta-data/network/interfaces/macs/02:aa/vpc-id': 'vpc-1',
  'meta-data/local-ipv4': '10.0.0.9\n',
};
const metadata = async (url: string): Promise<Response> => {
  const text = METADATA[url.replace('http://169.254.169.254/latest/', '')];
  return new Response(text ?? '', { status: text === undefined ? 404 : 200 });
};

it('has the VPC and the private address of an instance', async () => {
  await expect(machineNetwork({}, metadata)).resolves.toEqual({ vpcId: 'vpc-1', address: '10.0.0.9' });
});

it('has none on a machine without instance metadata', async () => {
  const nobody = async (): Promise<Response> => {
    throw new Error('EHOSTUNREACH');
  };

  await expect(machineNetwork({}, nobody)).resolves.toBeUndefined();
  await expect(machineNetwork({}, async () => new Response('', { status: 403 }))).resolves.toBeUndefined();
});

it('asks nobody where instance metadata is disabled', async () => {
  await expect(machineNetwork({ AWS_EC2_METADATA_DISABLED: 'true' }, metadata)).resolves.toBeUndefined();
});
