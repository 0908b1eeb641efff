import { createVirtualClock } from '@ami-select/core/testing';
import { createLocalEc2HandlerFactory } from '@ami-select/local-ec2';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { describe, expect, it } from 'vitest';
import type { ServiceQuotasPort } from '../aws/ports.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { checkQuotas } from './check-quotas.ts';
import { preflight } from './preflight.ts';

const STANDARD = 'L-1216C47A';
const STANDARD_SPOT = 'L-34B43A08';
const G = 'L-DB2E81BA';
const clock = createVirtualClock();

/** No call runs out of time. */
const patientClock = { now: () => clock.now(), sleep: () => new Promise<void>(() => {}) };

/** Values by code; an error for what may not be read. */
type Quotas = Readonly<Record<string, number | Error>>;

function quotasPort(values: Quotas, read: string[] = []): ServiceQuotasPort {
  const send = async ({ input }: { readonly input: { readonly QuotaCode: string } }): Promise<object> => {
    read.push(input.QuotaCode);
    const value = values[input.QuotaCode];
    if (value instanceof Error) throw value;
    return { Quota: { Value: value } };
  };
  return { send } as unknown as ServiceQuotasPort;
}

async function check(values: Quotas, change: object, living: readonly object[] = []) {
  const { ec2, calls } = scriptedEc2(() => ({ Reservations: [{ Instances: living }] }));
  const read: string[] = [];
  const serviceQuotas = quotasPort(values, read);
  const dependencies = { ...testDependencies(ec2, clock), serviceQuotas };
  const findings = await checkQuotas(fleetIntent(clock, change), dependencies);
  const texts = findings.map(({ code, problem }) => `${code} ${problem.field}: ${problem.message}`);
  return { texts, lines: dependencies.lines, read, calls };
}

describe('quotas of vCPUs', () => {
  it('refuse a fleet that has no room beside what lives in its group of families and market', async () => {
    const living = [
      { InstanceType: 'm7i.xlarge' },
      { InstanceType: 'r6i.2xlarge' },
      { InstanceType: 'm7i.4xlarge', InstanceLifecycle: 'spot' },
      { InstanceType: 'g5.xlarge' },
    ];

    const { texts, calls } = await check({ [STANDARD]: 16 }, { instanceTypes: ['c7g.xlarge'] }, living);

    expect(texts).toEqual([
      `CAPACITY instance-types: c7g.xlarge is not valid because quota ${STANDARD} (Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances) is 16 vCPUs, 12 are in use and 4 left, room for 1 of 2 machines, which have 8; expected fewer or smaller machines, another market or family, or a higher quota`,
    ]);
    expect(calls).toMatchObject([
      { input: { Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running'] }] } },
    ]);
  });

  it('are read once for each group and market, and one with room will do', async () => {
    const change = {
      instanceTypes: ['c7g.large', 'm7g.large', 'g5g.xlarge'],
      market: 'spot',
      fallback: 'on-demand',
    };

    const { texts, lines, read } = await check(
      { [STANDARD]: 8, [STANDARD_SPOT]: 3, [G]: 0, 'L-3819A6DF': 0 },
      change,
    );

    expect(texts).toEqual([]);
    expect(read.sort()).toEqual([STANDARD, STANDARD_SPOT, G, 'L-3819A6DF'].sort());
    expect(lines).toHaveLength(3);
    expect(lines.join()).toContain(
      'is 3 vCPUs, 0 are in use and 3 left, room for 1 of 2 machines, which have 4',
    );
  });

  it('let a quorum gather from several', async () => {
    const change = {
      instanceTypes: ['c7g.large'],
      market: 'spot',
      fallback: 'on-demand',
      count: 4,
      minimum: 3,
    };

    expect((await check({ [STANDARD]: 4, [STANDARD_SPOT]: 2 }, change)).texts).toEqual([]);
    expect((await check({ [STANDARD]: 2, [STANDARD_SPOT]: 2 }, change)).texts).toHaveLength(2);
  });

  it.each([
    ['the permission is missing', ec2Error('AccessDeniedException', 400)],
    [
      'there is no such service in the region',
      Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
    ],
    ['Service Quotas knows no such quota', ec2Error('NoSuchResourceException', 400)],
  ])('are a note where %s', async (_, error) => {
    const { texts, lines } = await check({ [STANDARD]: error }, {});

    expect(texts).toEqual([]);
    expect(lines.filter((line) => line.includes('Quotas were not checked'))).toHaveLength(1);
  });

  it('are a note where nothing answers, after five seconds', async () => {
    const hanging = createVirtualClock();
    const { ec2 } = scriptedEc2(() => ({}));
    const serviceQuotas = { send: () => new Promise(() => {}) } as unknown as ServiceQuotasPort;
    const dependencies = { ...testDependencies(ec2, hanging), serviceQuotas };
    const startedAt = hanging.now().getTime();

    await expect(checkQuotas(fleetIntent(hanging), dependencies)).resolves.toEqual([]);

    expect(hanging.now().getTime() - startedAt).toBeLessThanOrEqual(8_000);
    expect(dependencies.lines.join()).toContain('Quotas were not checked');
  });

  it('stay out of the way of types that none of them counts, or that are too new to be known', async () => {
    const values = { [STANDARD]: 0 };

    expect((await check(values, { instanceTypes: ['mac2.metal'] })).texts).toEqual([]);
    expect((await check(values, { instanceTypes: ['m99.large', 'c7g.large'] })).texts).toEqual([]);
  });

  it('ask nobody without a client', async () => {
    const { ec2, calls } = scriptedEc2(() => ({}));

    await expect(checkQuotas(fleetIntent(clock), testDependencies(ec2, clock))).resolves.toEqual([]);
    expect(calls).toEqual([]);
  });

  it('of local-ec2 refuse before the launch what the launch would be refused for', async () => {
    const local = createLocalEc2HandlerFactory({
      images: 100,
      start: new Date('2026-09-01T00:00:00Z'),
      quotas: { onDemandVcpus: 3 },
    })();
    const { requestHandler, endpoint, credentials } = local;
    const common = { requestHandler, endpoint, credentials, region: 'us-east-1', maxAttempts: 1 } as never;
    const intent = { ...fleetIntent(clock, { instanceTypes: ['t4g.small'], sshFrom: '203.0.113.7/32' }) };
    const dependencies = {
      ...testDependencies(new EC2Client(common), clock),
      clock: patientClock,
      serviceQuotas: new ServiceQuotasClient(common),
    };

    await expect(preflight({ ...intent, region: 'us-east-1' }, dependencies)).rejects.toMatchObject({
      message: expect.stringContaining(
        'is 3 vCPUs, 0 are in use and 3 left, room for 1 of 2 machines, which have 4',
      ),
    });
  });
});
