import { createVirtualClock } from '@ami-select/core/testing';
import type { CreateFleetError } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { describePool } from '../plan/describe-pool.ts';
import { createLedger } from '../record/ledger.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { createPoolSearch } from './pool-search.ts';
import { readFleetErrors } from './read-fleet-errors.ts';

const [SUBNET_1, SUBNET_2] = ['subnet-00000001', 'subnet-00000002'] as const;
const TYPES = { instanceTypes: ['c7g.large', 'm7g.large', 'g5g.xlarge'] };
const SPOT = { market: 'spot', fallback: 'on-demand' } as const;

function errorOf(ErrorCode: string, place: object, ErrorMessage = 'as EC2 says'): CreateFleetError {
  return { ErrorCode, ErrorMessage, LaunchTemplateAndOverrides: { Overrides: place } };
}

/** What errors leave of the pools of a request, and the one that no pool changes. */
async function read(errors: readonly CreateFleetError[], change: Partial<FleetRequest> = {}) {
  const clock = createVirtualClock();
  const intent = fleetIntent(clock, { ...TYPES, ...change });
  const ledger = createLedger(intent, async () => {});
  const { ec2 } = scriptedEc2(inOrder({ Subnets: [] }));
  const dependencies = testDependencies(ec2, clock);
  const search = createPoolSearch(intent, ledger, dependencies);
  const market = intent.pools[0]?.market;
  const pools = intent.pools.filter((pool) => pool.market === market);
  const fatal = await readFleetErrors(errors, pools, intent, search, dependencies);
  return { fatal, left: search.left().map(describePool), lines: search.tooFew().history };
}

describe('readFleetErrors', () => {
  it.each([
    ['InsufficientInstanceCapacity', ['m7g.large on-demand', 'g5g.xlarge on-demand']],
    ['UnfulfillableCapacity', ['m7g.large on-demand', 'g5g.xlarge on-demand']],
    ['VcpuLimitExceeded', ['g5g.xlarge on-demand']],
  ])('%s of one type leaves the pools %j', async (code, left) => {
    const result = await read([errorOf(code, { InstanceType: 'c7g.large' })]);

    expect(result).toMatchObject({ fatal: undefined, left });
  });

  it.each(['MaxFleetCountExceeded', 'RequestLimitExceeded', 'InternalError', 'InvalidGroup.NotFound'])(
    '%s says nothing of a launch by RunInstances',
    async (code) => {
      const { fatal, left } = await read([errorOf(code, { InstanceType: 'c7g.large' })]);

      expect([fatal, left.length]).toEqual([undefined, 3]);
    },
  );

  it('rules out a family in the market of the error alone', async () => {
    const error = errorOf('MaxSpotInstanceCountExceeded', { InstanceType: 'c7g.large' });

    const { left } = await read([{ ...error, Lifecycle: 'spot' }], SPOT);

    expect(left).toEqual([
      'g5g.xlarge spot',
      'c7g.large on-demand',
      'm7g.large on-demand',
      'g5g.xlarge on-demand',
    ]);
  });

  it.each([
    [{ SubnetId: SUBNET_1 }, { subnetIds: [SUBNET_1, SUBNET_2] }, `c7g.large ${SUBNET_2} on-demand`],
    [
      { AvailabilityZone: 'eu-central-1a' },
      { zones: ['eu-central-1a', 'eu-central-1b'] },
      'c7g.large eu-central-1b on-demand',
    ],
    [{ AvailabilityZoneId: 'euc1-az2' }, { zones: ['euc1-az2', 'euc1-az3'] }, 'c7g.large euc1-az3 on-demand'],
  ])('tells places apart: %j', async (place, change, left) => {
    const error = errorOf('InsufficientInstanceCapacity', { InstanceType: 'c7g.large', ...place });

    expect((await read([error], { ...change, instanceTypes: ['c7g.large'] })).left).toEqual([left]);
  });

  it('follows the zones that EC2 says have room', async () => {
    const text = 'We currently do not have sufficient c7g.large capacity … or choosing eu-central-1c.';
    const error = errorOf(
      'InsufficientInstanceCapacity',
      { InstanceType: 'c7g.large', AvailabilityZone: 'eu-central-1a' },
      text,
    );

    const { left } = await read([error], {
      instanceTypes: ['c7g.large'],
      zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    });

    expect(left).toEqual(['c7g.large eu-central-1c on-demand', 'c7g.large eu-central-1b on-demand']);
  });

  it('rules out nothing for an error that names no type', async () => {
    expect((await read([errorOf('UnfulfillableCapacity', {})])).left).toHaveLength(3);
  });

  it.each([
    ['UnauthorizedOperation', 'PERMISSION_DENIED'],
    ['InvalidAMIID.NotFound', 'REFUSED'],
    ['IdempotentParameterMismatch', 'CONFLICT'],
  ])('%s is the cause, whatever it names', async (awsError, code) => {
    const named = await read([errorOf(awsError, { InstanceType: 'm7g.large' })]);
    const unnamed = await read([errorOf(awsError, {})]);

    expect([named.fatal, unnamed.fatal]).toEqual([
      expect.objectContaining({ code, awsError }),
      expect.objectContaining({ code, awsError }),
    ]);
  });

  it('names every pool once, with what EC2 said of it', async () => {
    const errors = ['c7g.large', 'c7g.large', 'm7g.large'].map((InstanceType) =>
      errorOf('VcpuLimitExceeded', { InstanceType }),
    );

    expect((await read(errors)).lines).toEqual([
      'c7g.large on-demand: VcpuLimitExceeded: as EC2 says',
      'not tried for the same reason: m7g.large on-demand',
    ]);
  });
});
