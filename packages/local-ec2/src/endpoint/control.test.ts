import { DescribeImagesCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { refusal } from '../testing/refusal.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint();
});
afterAll(() => test.close());

async function control(
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; value: never }> {
  const response = await fetch(`${test.local.endpoint}/_local/${path}`, {
    method,
    headers: { authorization: `Bearer ${test.local.secret}` },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, value: (await response.json()) as never };
}

describe('the control path', () => {
  it('reports its health', async () => {
    const { value } = await control('GET', 'health');

    expect(value).toMatchObject({ status: 'ok', sandbox: expect.stringMatching(/^none/) });
  });

  it('counts the images of a region', async () => {
    const { value } = await control('GET', 'images/eu-west-1');
    const unknown = await control('GET', 'images/mars-north-1');

    expect(value).toMatchObject({ region: 'eu-west-1', images: expect.any(Number) });
    expect(unknown.status).toBe(404);
  });

  it('reports remaining resources, and the requests that created them', async () => {
    const [launched] = await launchTest(test.ec2);

    const { value } = await control('GET', 'journal/remaining');
    const requests = (await control('GET', 'journal/requests')).value as {
      requestId: string;
      operation: string;
    }[];

    const left = value as { kind: string; id: string; requestId: string }[];
    expect(left.map(({ kind }) => kind).sort()).toEqual(['instance', 'network-interface', 'volume']);
    expect(left.find(({ kind }) => kind === 'instance')?.id).toBe(launched?.InstanceId);
    expect(requests.find(({ requestId }) => requestId === left[0]?.requestId)?.operation).toBe(
      'RunInstances',
    );
  });

  it('takes a fault plan and forgets it', async () => {
    const plan =
      'rules: [{ match: { operation: DescribeVpcs }, effect: { kind: error, code: Unavailable } }]';

    await control('PUT', 'faults', plan);
    const refused = await refusal(test.ec2.send(new DescribeVpcsCommand({})));
    await control('DELETE', 'faults');
    const answered = await test.ec2.send(new DescribeVpcsCommand({}));

    expect(refused).toMatchObject({ name: 'Unavailable', $metadata: { httpStatusCode: 503 } });
    expect(answered.Vpcs).toHaveLength(1);
  });

  it('takes images of a real account, and reports their problems', async () => {
    const image = {
      ImageId: 'ami-0aaaaaaaaaaaaaaaa',
      Name: 'corp-base-1',
      OwnerId: '555566667777',
      CreationDate: '2026-11-01T00:00:00.000Z',
      Architecture: 'x86_64',
      Public: true,
      State: 'available',
    };

    const good = await control('PUT', 'images/us-east-1', JSON.stringify({ Images: [image] }));
    const bad = await control('PUT', 'images/us-east-1', JSON.stringify({ Images: [{}] }));
    const { Images } = await test.ec2.send(new DescribeImagesCommand({ Owners: ['555566667777'] }));

    expect([good.value, bad.status]).toEqual([{ imported: 1 }, 400]);
    expect(Images?.map(({ Name }) => Name)).toEqual(['corp-base-1']);
  });

  it('refuses a bad plan with all its problems, and an unknown path', async () => {
    const bad = await control('PUT', 'faults', 'rules: [{}]');
    const unknown = await control('GET', 'nothing');

    expect(bad).toMatchObject({ status: 400, value: { problems: [expect.any(String)] } });
    expect(unknown.status).toBe(404);
  });
});
