import { ModifyInstanceMetadataOptionsCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint();
});
afterAll(() => test.close());

const LIMIT = 'x-local-ec2-hop-limit';

function ask(id: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${test.local.endpoint}/_imds/${id}/latest/${path}`, init);
}

function askToken(id: string): Promise<Response> {
  const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
  return ask(id, 'api/token', { method: 'PUT', headers });
}

describe('metadata of an instance', () => {
  it('row 36: its options hold as they were asked for at the launch, and as they are changed', async () => {
    const asked = {
      HttpTokens: 'required',
      HttpPutResponseHopLimit: 1,
      InstanceMetadataTags: 'enabled',
    } as const;
    const [launched] = await launchTest(test.ec2, { MetadataOptions: asked });
    const InstanceId = launched!.InstanceId!;

    const refused = await ask(InstanceId, 'meta-data/instance-id');
    const near = await askToken(InstanceId);
    await test.ec2.send(
      new ModifyInstanceMetadataOptionsCommand({
        InstanceId,
        HttpTokens: 'optional',
        HttpPutResponseHopLimit: 2,
      }),
    );
    const far = await askToken(InstanceId);
    const answered = await ask(InstanceId, 'meta-data/instance-id');

    expect(refused.status).toBe(401);
    expect([near.headers.get(LIMIT), far.headers.get(LIMIT)]).toEqual(['1', '2']);
    expect(answered.headers.get(LIMIT)).toBeNull();
    expect(await answered.text()).toBe(InstanceId);
  });

  it('is deleted with the instance', async () => {
    const [launched] = await launchTest(test.ec2);
    const InstanceId = launched!.InstanceId!;

    await test.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));

    await expect.poll(async () => (await askToken(InstanceId)).status).toBe(404);
  });
});
