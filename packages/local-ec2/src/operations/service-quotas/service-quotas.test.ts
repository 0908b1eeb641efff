import {
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  paginateListServiceQuotas,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

const STANDARD = 'L-1216C47A';
const STANDARD_SPOT = 'L-34B43A08';

function start(quotas: object = {}) {
  const sim = simulate({ quotas });
  const { requestHandler, endpoint, credentials } = sim.local;
  const common = { requestHandler, endpoint, credentials, region: 'us-east-1', maxAttempts: 1 } as never;
  return { ...sim, client: new ServiceQuotasClient(common) };
}

describe('GetServiceQuota', () => {
  it('has the quota that launches keep to, as Service Quotas describes it', async () => {
    const { client } = start({ onDemandVcpus: 64, spotVcpus: 8 });

    const { Quota } = await client.send(
      new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: STANDARD }),
    );
    expect(Quota).toEqual({
      ServiceCode: 'ec2',
      ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)',
      QuotaArn: `arn:aws:servicequotas:us-east-1:111122223333:ec2/${STANDARD}`,
      QuotaCode: STANDARD,
      QuotaName: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
      Value: 64,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      UsageMetric: {
        MetricNamespace: 'AWS/Usage',
        MetricName: 'ResourceCount',
        MetricDimensions: {
          Class: 'Standard/OnDemand',
          Resource: 'vCPU',
          Service: 'EC2',
          Type: 'Resource',
        },
        MetricStatisticRecommendation: 'Maximum',
      },
      QuotaAppliedAtLevel: 'ACCOUNT',
    });
    const spot = await client.send(
      new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: STANDARD_SPOT }),
    );
    expect(spot.Quota).toMatchObject({
      QuotaName: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
      Value: 8,
    });
  });

  it.each([
    ['a quota that nobody has', { ServiceCode: 'ec2', QuotaCode: 'L-00000000' }],
    ['a service without quotas here', { ServiceCode: 'lambda', QuotaCode: STANDARD }],
  ])('finds no %s', async (_, input) => {
    const { client } = start();

    const found = client.send(new GetServiceQuotaCommand(input));
    await expect(refusal(found)).resolves.toMatchObject({ name: 'NoSuchResourceException' });
  });

  it('says what it refuses', async () => {
    const { client } = start();

    const asked = client.send(
      new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: STANDARD, ContextId: '*' }),
    );
    await expect(refusal(asked)).resolves.toMatchObject({ message: expect.stringContaining('ContextId') });
  });
});

describe('ListServiceQuotas', () => {
  it('has every family of both markets, in pages', async () => {
    const { client } = start();

    const whole = await client.send(new ListServiceQuotasCommand({ ServiceCode: 'ec2' }));
    const codes = whole.Quotas?.map(({ QuotaCode }) => QuotaCode) ?? [];
    expect(codes).toEqual(expect.arrayContaining([STANDARD, STANDARD_SPOT, 'L-DB2E81BA', 'L-3819A6DF']));
    const paged: unknown[] = [];
    for await (const { Quotas = [] } of paginateListServiceQuotas(
      { client, pageSize: 7 },
      { ServiceCode: 'ec2' },
    )) {
      expect(Quotas.length).toBeLessThanOrEqual(7);
      paged.push(...Quotas.map(({ QuotaCode }) => QuotaCode));
    }
    expect(paged).toEqual(codes);
  });

  it('finds one by its code, and refuses sizes and tokens as Service Quotas does', async () => {
    const { client } = start();
    const list = (input: object) =>
      client.send(new ListServiceQuotasCommand({ ServiceCode: 'ec2', ...input }));

    expect((await list({ QuotaCode: STANDARD })).Quotas).toHaveLength(1);
    await expect(refusal(list({ MaxResults: 101 }))).resolves.toMatchObject({
      name: 'IllegalArgumentException',
    });
    await expect(refusal(list({ NextToken: 'x' }))).resolves.toMatchObject({
      name: 'InvalidPaginationTokenException',
    });
  });
});
