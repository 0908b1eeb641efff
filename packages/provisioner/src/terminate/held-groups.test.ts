import { silentLogger } from '@ami-select/core';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Proof } from '../fleet/proof.ts';
import { reapRegion } from '../reap/reap-region.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, fleetRequest, spawnDependencies } from '../testing/fixtures.ts';
import { LOCAL_REGION, type LocalHandler, localHandlers } from '../testing/local-handler.ts';
import { terminateFleet } from './terminate-fleet.ts';

const start = localHandlers();
const AGES = [
  ['fresh', 0],
  ['that is there for long', 400_000],
] as const;

describe('a group that somebody else uses', () => {
  let local: LocalHandler;
  let fleets = 0;
  beforeAll(async () => {
    local = await start([]);
  });

  async function spawned(): Promise<FleetHandle & { readonly securityGroupId: string }> {
    const { clock, ec2, imageId } = local;
    const dependencies = { ...spawnDependencies(new FakeEc2({ clock }), clock), ec2 };
    const image = { ...fleetRequest().image, id: imageId };
    fleets += 1;
    const identity = { id: `held-${fleets}` };
    await spawnFleet(fleetIntent(clock, { identity, count: 2, image, region: LOCAL_REGION }), dependencies);
    const handle = dependencies.saved.at(-1);
    if (handle?.securityGroupId === undefined) throw new Error('a spawned fleet has a handle with a group');
    return { ...handle, securityGroupId: handle.securityGroupId };
  }

  /** Somebody else's machine in the group of a fleet; its id. */
  async function strangerIn(group: string): Promise<string> {
    const { ec2, imageId } = local;
    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({
        ImageId: imageId,
        InstanceType: 'c7g.large',
        MinCount: 1,
        MaxCount: 1,
        SecurityGroupIds: [group],
      }),
    );
    return Instances[0]?.InstanceId ?? '';
  }

  /** Somebody else's group with a rule that names the group of a fleet; its id. */
  async function ruleOn(group: string): Promise<string> {
    const { ec2 } = local;
    const theirs = { GroupName: `theirs-${fleets}`, Description: 'not ours' };
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(theirs));
    const UserIdGroupPairs = [{ GroupId: group }];
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, UserIdGroupPairs }],
      }),
    );
    return GroupId;
  }

  async function end(handle: FleetHandle): Promise<{ proof: Proof; code: string; seconds: number }> {
    const { clock, ec2 } = local;
    const before = clock.now().getTime();
    const dependencies = { ...spawnDependencies(new FakeEc2({ clock }), clock), ec2 };
    const failure = await terminateFleet(handle, dependencies).then(
      () => {
        throw new Error('the group is still there');
      },
      (error: { code: string; proof: Proof }) => error,
    );
    return { ...failure, seconds: (clock.now().getTime() - before) / 1_000 };
  }

  it.each(AGES)("by somebody else's machine %s is named, and not waited for", async (_, agoMs) => {
    const handle = await spawned();
    const theirs = await strangerIn(handle.securityGroupId);
    await local.clock.sleep(agoMs);

    const { proof, code, seconds } = await end(handle);

    expect(code).toBe('REMAINING');
    expect(proof.remaining).toEqual([
      expect.objectContaining({
        id: handle.securityGroupId,
        reason: expect.stringMatching(new RegExp(`is in use by eni-\\w+ of ${theirs}`)),
      }),
    ]);
    expect(proof.foreign).toContainEqual({ kind: 'instance', id: theirs });
    expect(proof.unknown).toEqual([]);
    // Somebody else's fresh machine may be one of ours that does not show its tags yet.
    expect(seconds).toBeLessThan(agoMs === 0 ? 60 : 20);
    const { Reservations = [] } = await local.ec2.send(
      new DescribeInstancesCommand({ InstanceIds: [theirs] }),
    );
    expect(Reservations[0]?.Instances?.[0]?.State?.Name).toMatch(/^(pending|running)$/);
  });

  it("by a rule of somebody else's group is named, and not waited for", async () => {
    const handle = await spawned();
    const theirs = await ruleOn(handle.securityGroupId);

    const { proof, code, seconds } = await end(handle);

    expect(code).toBe('REMAINING');
    expect(proof.remaining).toEqual([
      expect.objectContaining({
        id: handle.securityGroupId,
        reason: `security-group ${handle.securityGroupId} is named in a rule of ${theirs}`,
      }),
    ]);
    expect(seconds).toBeLessThan(20);
  });

  it.each([
    ['a machine', strangerIn, /is in use by eni-\w+ of (i-\w+)/],
    ['a rule', ruleOn, /is named in a rule of (sg-\w+)/],
  ])('by %s is named by the reaper, which does not wait for it either', async (_, use, reason) => {
    const { clock, ec2 } = local;
    const handle = await spawned();
    const theirs = await use(handle.securityGroupId);
    await clock.sleep(24 * 3_600_000);
    const before = clock.now().getTime();
    const reap = () =>
      reapRegion({ region: LOCAL_REGION, dryRun: false }, { ec2, clock, logger: silentLogger });
    await reap();
    await clock.sleep(3_600_000);
    const middle = clock.now().getTime();

    const { resources } = await reap();

    const group = resources.find(({ id }) => id === handle.securityGroupId);
    expect(group).toMatchObject({ outcome: 'remaining' });
    expect(reason.exec(group?.refusal ?? '')?.[1]).toBe(theirs);
    expect((clock.now().getTime() - middle) / 1_000).toBeLessThan(60);
    expect((middle - before) / 1_000).toBeLessThan(3_600 + 300);
  });
});
