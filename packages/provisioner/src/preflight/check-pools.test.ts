import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { checkPools } from './check-pools.ts';
import { refuse } from './finding.ts';

const clock = createVirtualClock();

interface DryRun {
  readonly InstanceType: string;
  readonly SubnetId?: string;
  readonly InstanceMarketOptions?: object;
}

function checked(change: Parameters<typeof fleetIntent>[1], refused: (run: DryRun) => Error | undefined) {
  const runs: DryRun[] = [];
  const { ec2 } = scriptedEc2(({ input }) => {
    runs.push(input as DryRun);
    return refused(input as DryRun) ?? ec2Error('DryRunOperation', 412);
  });
  // What a user sees unless told otherwise.
  const { lines, ...given } = testDependencies(ec2, clock);
  const dependencies = { ...given, logger: { ...given.logger, debug: () => {} } };
  const findings = checkPools(fleetIntent(clock, change), dependencies);
  const failure = findings.then((found) => (found.length === 0 ? undefined : refuse(found)));
  return { runs, failure, lines };
}

describe('dry runs', () => {
  it('find what a later pool is refused for, once for all that are refused alike', async () => {
    const { failure } = checked(
      { instanceTypes: ['c7g.large', 'c6g.large', 'm7g.large'], market: 'spot', fallback: 'on-demand' },
      ({ InstanceType, InstanceMarketOptions }) => {
        if (InstanceType === 'm7g.large') return ec2Error('InvalidParameterCombination');
        return InstanceMarketOptions === undefined ? undefined : ec2Error('UnauthorizedOperation', 403);
      },
    );

    await expect(failure).resolves.toMatchObject({
      code: 'PERMISSION_DENIED',
      action: 'ec2:RunInstances',
      problems: [
        { message: expect.stringContaining('Not allowed to call ec2:RunInstances') },
        { message: expect.stringContaining('InvalidParameterCombination') },
      ],
    });
  });

  it('name the pools that are refused alike in one line, however EC2 encodes the reason', async () => {
    const instanceTypes = ['c7g.large', 'c6g.large', 'm7g.large'];
    let call = 0;
    const deny = (): Error => {
      call += 1;
      const message = `You are not authorized. Encoded authorization failure message: abc-${call}_d`;
      return Object.assign(ec2Error('UnauthorizedOperation', 403), { message });
    };

    const all = checked({ instanceTypes }, deny);
    await expect(all.failure).resolves.toMatchObject({
      problems: [{ message: expect.stringContaining('(in all 3 capacity pools that were checked)') }],
    });

    const some = checked({ instanceTypes }, ({ InstanceType }) =>
      InstanceType === 'm7g.large' ? undefined : deny(),
    );
    await expect(some.failure).resolves.toMatchObject({
      problems: [{ message: expect.stringContaining('(in c7g.large on-demand, c6g.large on-demand)') }],
    });
  });

  it('name five of many that are refused alike', async () => {
    const instanceTypes = ['t3', 'm5', 'm6i', 'c5', 'r5', 'r6i', 'c6i'].map((family) => `${family}.large`);

    const { failure } = checked({ instanceTypes }, ({ InstanceType }) =>
      InstanceType === 'c6i.large' ? undefined : ec2Error('UnauthorizedOperation', 403),
    );

    await expect(failure).resolves.toMatchObject({
      problems: [
        { message: expect.stringMatching(/\(in t3.large on-demand, .*r5.large on-demand and 1 more\)$/) },
      ],
    });
  });

  it('are of every type, subnet and market, also of more than eight, and of no more pools then', async () => {
    const instanceTypes = Array.from({ length: 12 }, (_, index) => `m${index}.large`);
    const subnetIds = ['subnet-00000001', 'subnet-00000002', 'subnet-00000003'];

    const { runs, failure } = checked(
      { instanceTypes, subnetIds, market: 'spot', fallback: 'on-demand' },
      () => undefined,
    );

    await expect(failure).resolves.toBeUndefined();
    expect(runs).toHaveLength(12);
    expect(new Set(runs.map(({ InstanceType }) => InstanceType))).toEqual(new Set(instanceTypes));
    expect(new Set(runs.map(({ SubnetId }) => SubnetId))).toEqual(new Set(subnetIds));
    expect(new Set(runs.map(({ InstanceMarketOptions }) => InstanceMarketOptions === undefined)).size).toBe(
      2,
    );
  });

  it('are eight of many pools of few types, with every type, subnet and market among them', async () => {
    const instanceTypes = ['c7g.large', 'c6g.large', 'm7g.large', 'm6g.large', 'r7g.large'];
    const subnetIds = ['subnet-00000001', 'subnet-00000002', 'subnet-00000003'];

    const { runs, failure, lines } = checked(
      { instanceTypes, subnetIds, market: 'spot', fallback: 'on-demand' },
      () => undefined,
    );

    await expect(failure).resolves.toBeUndefined();
    expect(runs).toHaveLength(8);
    expect(new Set(runs.map(({ InstanceType }) => InstanceType))).toEqual(new Set(instanceTypes));
    expect(new Set(runs.map(({ SubnetId }) => SubnetId))).toEqual(new Set(subnetIds));
    expect(new Set(runs.map(({ InstanceMarketOptions }) => InstanceMarketOptions === undefined)).size).toBe(
      2,
    );
    expect(lines).toContain(
      '22 of 30 capacity pools have no dry run of their own; each of their types, places and markets has one in another pool.',
    );
  });

  it('say that there is no default VPC', async () => {
    const { failure } = checked({}, () => ec2Error('VPCIdNotSpecified'));

    await expect(failure).resolves.toMatchObject({
      code: 'INVALID_REQUEST',
      problems: [
        {
          field: 'subnet-ids',
          message:
            'none is not valid because this account has no default VPC in eu-central-1; expected at least one subnet',
        },
      ],
    });
  });
});
