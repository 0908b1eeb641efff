import { createVirtualClock } from '@ami-select/core/testing';
import type { Image } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2, type FakeEc2Options } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { preflight } from './preflight.ts';

function simulate(options: Omit<FakeEc2Options, 'clock'> = {}) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  return { clock, ec2, dependencies: spawnDependencies(ec2, clock) };
}

describe('preflight', () => {
  it('passes what EC2 would accept and creates nothing', async () => {
    const { clock, ec2, dependencies } = simulate();

    await preflight(fleetIntent(clock), dependencies, { caps: { count: 2, ttlMinutes: 45 } });

    expect(ec2.remaining()).toEqual([]);
  });

  it('names every problem at once: caps and types', async () => {
    const { clock, dependencies } = simulate();
    const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'c7i.large'] });

    const failure = await preflight(intent, dependencies, { caps: { count: 1, ttlMinutes: 30 } }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({
      code: 'CAP_EXCEEDED',
      problems: [
        { field: 'count', message: 'got 2; allowed: at most 1 (cap)' },
        { field: 'ttl', message: 'got 45 minutes; allowed: at most 30 (cap)' },
        {
          field: 'instance-types',
          message: 'c7i.large does not fit ami-0123456789abcdef0: the image is arm64, the type runs x86_64',
        },
      ],
    });
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

    await expect(spawnFleet(fleetIntent(clock), dependencies, { caps: { count: 1 } })).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
    });

    expect(dependencies.saved).toEqual([]);
    expect(ec2.count('CreateSecurityGroup')).toBe(0);
  });
});
