import type { MetadataResponse } from '@ami-select/sandbox';
import { ModifyInstanceMetadataOptionsCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';
import { metadataOf } from './instance-metadata.ts';

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint();
});
afterAll(() => test.close());

function ask(id: string, path: string, { method = 'GET', headers = {} } = {}): MetadataResponse {
  const { world } = test.local;
  const instance = world.findInstance(id);
  if (!instance) throw new Error(`no instance ${id}`);
  return metadataOf(instance, world)({ method, path: `/latest/${path}`, headers });
}

function askToken(id: string): MetadataResponse {
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

    const refused = ask(InstanceId, 'meta-data/instance-id');
    const near = askToken(InstanceId);
    await test.ec2.send(
      new ModifyInstanceMetadataOptionsCommand({
        InstanceId,
        HttpTokens: 'optional',
        HttpPutResponseHopLimit: 2,
      }),
    );
    const far = askToken(InstanceId);
    const answered = ask(InstanceId, 'meta-data/instance-id');

    expect(refused.status).toBe(401);
    expect([near.hopLimit, far.hopLimit]).toEqual([1, 2]);
    expect(answered.hopLimit).toBeUndefined();
    expect(Buffer.from(answered.body).toString()).toBe(InstanceId);
  });

  it('is deleted with the instance', async () => {
    const [launched] = await launchTest(test.ec2);
    const InstanceId = launched!.InstanceId!;

    await test.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));

    await expect.poll(() => askToken(InstanceId).status).toBe(404);
  });
});
