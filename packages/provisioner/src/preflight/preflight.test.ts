import type { Problem } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import type { Image } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2, type FakeEc2Options } from '../testing/fake-ec2.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, fleetRequest, spawnDependencies, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { preflight } from './preflight.ts';

function simulate(options: Omit<FakeEc2Options, 'clock'> = {}) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  return { clock, ec2, dependencies: spawnDependencies(ec2, clock) };
}

describe('preflight', () => {
  it('passes what EC2 would accept and creates nothing', async () => {
    const { clock, ec2, dependencies } = simulate();

    await preflight(fleetIntent(clock), dependencies, { caps: [{ maxCount: 2, maxTtlMinutes: 45 }] });

    expect(ec2.remaining()).toEqual([]);
  });

  it('names every exceeded cap at once, before any call', async () => {
    const { clock, ec2, dependencies } = simulate();
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'c7i.large'] });
    const caps = [{ maxCount: 1, maxTtlMinutes: 30, allowedInstanceTypes: ['c7g.*'] }];

    await expect(preflight(intent, dependencies, { caps })).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
      problems: [{ field: 'count' }, { field: 'ttl' }, { field: 'instance-types' }],
    });
    expect(ec2.calls).toEqual([]);
  });

  it('names a type that does not exist once', async () => {
    const clock = createVirtualClock();
    const { ec2 } = scriptedEc2(({ action }) => {
      if (action !== 'RunInstances') return {};
      throw Object.assign(ec2Error('InvalidParameterValue', 400), {
        message: "Invalid value 'c7g.large' for InstanceType.",
      });
    });

    const failure = await preflight(fleetIntent(clock), {
      ...testDependencies(ec2, clock),
      callerAddress: async () => '198.51.100.4',
    }).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      problems: [{ field: 'instance-types', message: expect.stringContaining('"c7g.large" does not exist') }],
    });
  });

  it.each([
    [
      'InvalidParameterValue',
      "The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI.",
      'x86_64',
      'instance-types',
    ],
    ['InvalidSubnetID.NotFound', "The subnet ID 'subnet-12345678' does not exist", 'arm64', 'subnet-ids'],
  ])('says once what %s of the launch says as well', async (name, message, architecture, field) => {
    const clock = createVirtualClock();
    const { ec2 } = scriptedEc2(({ action }) => {
      if (action === 'DescribeInstanceTypes')
        return {
          InstanceTypes: [
            { InstanceType: 'c7g.large', ProcessorInfo: { SupportedArchitectures: ['arm64'] } },
          ],
        };
      if (action !== 'RunInstances') return {};
      throw Object.assign(ec2Error(name, 400), { message });
    });
    const image = { ...fleetRequest().image, architecture };
    const intent = fleetIntent(clock, { image, subnetIds: ['subnet-12345678'] });

    const { problems } = await preflight(intent, {
      ...testDependencies(ec2, clock),
      callerAddress: async () => '198.51.100.4',
    }).catch((error) => error);

    expect(problems.filter((problem: Problem) => problem.message.includes(message))).toEqual([]);
    expect(problems).toContainEqual(expect.objectContaining({ field }));
  });

  it('compares the whole image when it has it', async () => {
    const { clock, dependencies } = simulate();
    const image = {
      id: 'ami-0123456789abcdef0',
      architecture: 'arm64',
      virtualizationType: 'hvm',
      rootDeviceType: 'ebs',
      bootMode: 'legacy-bios',
      enaSupport: true,
    } as Image;

    const failure = await preflight(fleetIntent(clock), dependencies, { image }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(String(failure)).toContain('boots by legacy-bios only');
  });

  it('refuses nested virtualization on types without it', async () => {
    const { clock, dependencies } = simulate();
    const image = {
      id: 'ami-0123456789abcdef0',
      architecture: 'arm64',
      virtualizationType: 'hvm',
      rootDeviceType: 'ebs',
      enaSupport: true,
    } as Image;
    const parameters = { CpuOptions: { NestedVirtualization: 'enabled' } };

    await expect(preflight(fleetIntent(clock, { parameters }), dependencies, { image })).rejects.toThrow(
      'c7g.large does not fit ami-0123456789abcdef0: the launch enables nested virtualization',
    );
  });

  it('names types that the region does not have', async () => {
    const { clock, dependencies } = simulate({ unknownTypes: ['c7g.huge'] });

    const failure = await preflight(fleetIntent(clock, { instanceTypes: ['c7g.huge'] }), dependencies).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(String(failure)).toContain('c7g.huge');
  });

  it('names the action that the policy does not allow', async () => {
    const { clock, dependencies } = simulate({
      fault: ({ action }) =>
        action === 'RunInstances (dry run)' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    });

    const failure = await preflight(fleetIntent(clock), dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED', action: 'ec2:RunInstances' });
  });

  it('continues with a warning when only DescribeInstanceTypes is not permitted', async () => {
    const { clock, dependencies } = simulate({
      fault: ({ action }) =>
        action === 'DescribeInstanceTypes' ? { error: 'UnauthorizedOperation', status: 403 } : undefined,
    });

    await preflight(fleetIntent(clock), dependencies);

    expect(dependencies.lines.join('\n')).toContain('Instance types were not checked');
  });

  it('stops a spawn before anything is stored or created', async () => {
    const { clock, ec2, dependencies } = simulate();

    await expect(
      spawnFleet(fleetIntent(clock), dependencies, { caps: [{ maxCount: 1 }] }),
    ).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
    });

    expect(dependencies.saved).toEqual([]);
    expect(ec2.count('CreateSecurityGroup')).toBe(0);
  });

  it('lets EC2 check the launch of every pool, with neither token nor effect', async () => {
    const { clock, ec2, dependencies } = simulate();
    const intent = fleetIntent(clock, {
      instanceTypes: ['c7g.large', 'c6g.large'],
      securityGroupIds: ['sg-0123456789abcdef0'],
    });

    await preflight(intent, dependencies);

    const launches = ec2.calls.filter(({ action }) => action.startsWith('RunInstances'));
    expect(launches.map(({ input }) => input)).toMatchObject(
      ['c7g.large', 'c6g.large'].map((InstanceType) => ({
        DryRun: true,
        InstanceType,
        MinCount: 2,
        MaxCount: 2,
        SecurityGroupIds: ['sg-0123456789abcdef0'],
      })),
    );
    for (const { input } of launches) expect(input).not.toHaveProperty('ClientToken');
  });

  it('keeps a fleet to the default caps when nobody sets any', async () => {
    const { clock, ec2, dependencies } = simulate();

    await expect(preflight(fleetIntent(clock, { count: 21 }), dependencies)).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
    });
    expect(ec2.calls).toEqual([]);
  });

  it('leaves a pool that is unusable now to the launch', async () => {
    const { clock, dependencies } = simulate({ fault: refuseDryRun('Unsupported') });

    await expect(preflight(fleetIntent(clock), dependencies)).resolves.toBeUndefined();
  });

  it('checks nothing of the launch without a pool', async () => {
    const { clock, ec2, dependencies } = simulate();

    await preflight({ ...fleetIntent(clock), pools: [] }, dependencies);

    expect(ec2.calls.filter(({ action }) => action.startsWith('RunInstances'))).toEqual([]);
  });

  it('puts a missing permission before every other problem, with its action and hint', async () => {
    const { clock, dependencies } = simulate({ fault: refuseDryRun('UnauthorizedOperation') });

    const intent = fleetIntent(clock, { instanceTypes: ['c7i.large'] });
    const failure = await preflight(intent, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      code: 'PERMISSION_DENIED',
      action: 'ec2:RunInstances',
      awsError: 'UnauthorizedOperation',
      hint: expect.stringContaining('docs/iam.md'),
      cause: { code: 'PERMISSION_DENIED' },
      problems: [{ field: 'instance-types' }, { message: expect.stringContaining('Not allowed to call') }],
    });
  });

  it('waits out a transient failure of the check', async () => {
    let calls = 0;
    const { clock, dependencies } = simulate({
      fault: ({ action }) => {
        calls += 1;
        return calls < 4 && action !== 'other' ? { error: 'InternalError', status: 500 } : undefined;
      },
    });

    await expect(preflight(fleetIntent(clock), dependencies)).resolves.toBeUndefined();
  });

  it('stops when the caller has aborted', async () => {
    const { clock, ec2, dependencies } = simulate();

    await expect(
      preflight(fleetIntent(clock), { ...dependencies, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'ABORTED' });
    expect(ec2.calls).toEqual([]);
  });

  it('reports an endpoint that does not respond to the question for types', async () => {
    const { clock, dependencies } = simulate({
      fault: ({ action }) => (action === 'DescribeInstanceTypes' ? 'never-arrives' : undefined),
    });

    await expect(preflight(fleetIntent(clock), dependencies)).rejects.toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      action: 'ec2:DescribeInstanceTypes',
    });
  });

  it('names image and type that do not fit, by architecture alone', async () => {
    const { clock, dependencies } = simulate();
    const intent = fleetIntent(clock, { instanceTypes: ['c7i.large'] });

    await expect(preflight(intent, dependencies)).rejects.toMatchObject({
      problems: [
        {
          field: 'instance-types',
          message: 'c7i.large does not fit ami-0123456789abcdef0: the image is arm64, the type runs x86_64',
        },
      ],
    });
  });
});

function refuseDryRun(error: string): NonNullable<FakeEc2Options['fault']> {
  return ({ action }) => (action === 'RunInstances (dry run)' ? { error, status: 403 } : undefined);
}
