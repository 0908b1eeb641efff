import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeInstancesCommand,
  type EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { createSignature, toTagList } from '../fleet/signature.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { LOCAL_REGION, type LocalHandler, localHandlers } from '../testing/local-handler.ts';
import { type ReapOptions, reapRegion } from './reap-region.ts';

const HOUR = 3_600_000;
const start = localHandlers();

/** A fleet as a spawn that was killed leaves it: a group, a machine, a disk that outlives it. */
async function leaveFleet({ ec2, clock, imageId }: LocalHandler, name: string, repository = 'octo/demo') {
  const fleetId = `fleet-${name.padStart(16, '0')}`;
  const expiresAt = new Date(clock.now().getTime() + HOUR).toISOString();
  const Tags = toTagList(createSignature(fleetId, { repository }, expiresAt));
  const tagged = (ResourceType: 'instance' | 'volume' | 'network-interface' | 'security-group') => ({
    ResourceType,
    Tags,
  });
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: `ami-select-${fleetId}`,
      Description: 'left',
      TagSpecifications: [tagged('security-group')],
    }),
  );
  await clock.sleep(5_000);
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: imageId,
      InstanceType: 'c7g.large',
      MinCount: 1,
      MaxCount: 1,
      SecurityGroupIds: [GroupId],
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, DeleteOnTermination: false } }],
      TagSpecifications: [tagged('instance'), tagged('volume'), tagged('network-interface')],
    }),
  );
  return { instanceId: Instances[0]?.InstanceId ?? '', groupId: GroupId };
}

/** One pass, with what became of each resource and the calls that it took; a denied operation fails. */
async function pass(
  { ec2, clock }: LocalHandler,
  { denied, ...options }: Partial<ReapOptions> & { readonly denied?: string } = {},
) {
  const calls: string[] = [];
  const port = {
    send: (command: object) => {
      const operation = command.constructor.name.replace('Command', '');
      calls.push(operation);
      if (operation !== denied) return ec2.send(command as never);
      throw Object.assign(new Error('You are not authorized'), { name: 'UnauthorizedOperation' });
    },
  };
  const report = await reapRegion(
    { region: LOCAL_REGION, dryRun: false, ...options },
    testDependencies(port as never, clock),
  );
  const outcomes = report.resources.map(({ kind, outcome, reason }) => `${kind} ${outcome} ${reason}`).sort();
  return { report, outcomes, calls };
}

function statesOf(ec2: EC2Client): Promise<Record<string, string>> {
  return ec2
    .send(new DescribeInstancesCommand({}))
    .then(({ Reservations = [] }) =>
      Object.fromEntries(
        Reservations.flatMap(({ Instances = [] }) => Instances).map(({ InstanceId = '', State }) => [
          InstanceId,
          State?.Name ?? '',
        ]),
      ),
    );
}

describe("reapRegion on local-ec2's handler", () => {
  const KINDS = ['instance', 'network-interface', 'security-group', 'volume', 'volume'];

  it('takes a fleet whose lease is over, once its grace is, and nothing of one that lives', async () => {
    const local = await start([]);
    const left = await leaveFleet(local, 'a');
    await local.clock.sleep(HOUR / 2);
    const living = await leaveFleet(local, 'b');
    await local.clock.sleep(HOUR / 2 + 9 * 60_000);

    expect((await pass(local)).outcomes.filter((line) => !line.includes('untouched'))).toEqual([]);
    await local.clock.sleep(2 * 60_000);
    const planned = await pass(local, { dryRun: true });
    expect(planned.outcomes).toEqual(
      [...KINDS.flatMap((kind) => [`${kind} planned lease-over`, `${kind} untouched lease-runs`])].sort(),
    );
    expect(planned.calls).toHaveLength(8);

    const { report, calls } = await pass(local);

    expect(report.unknown).toEqual([]);
    expect(report.resources.filter(({ outcome }) => outcome === 'remaining' || outcome === 'going')).toEqual(
      [],
    );
    const states = await statesOf(local.ec2);
    expect(states[left.instanceId]).toBe('terminated');
    expect(states[living.instanceId]).toBe('running');
    expect([...new Set(calls.filter((call) => !call.startsWith('Describe')))]).toEqual([
      'TerminateInstances',
      'DeleteVolume',
      'DeleteSecurityGroup',
    ]);
    expect((await pass(local)).outcomes).toEqual(KINDS.map((kind) => `${kind} untouched lease-runs`));
  });

  it('waits for a time that somebody asked for', async () => {
    const local = await start([]);
    const { instanceId } = await leaveFleet(local, 'a');
    const Value = new Date(local.clock.now().getTime() + 5 * HOUR).toISOString();
    await local.ec2.send(
      new CreateTagsCommand({ Resources: [instanceId], Tags: [{ Key: 'ami-select:keep-until', Value }] }),
    );
    await local.clock.sleep(3 * HOUR);

    expect((await pass(local)).outcomes).toEqual(KINDS.map((kind) => `${kind} untouched kept`));
    await local.clock.sleep(3 * HOUR);
    expect((await pass(local)).outcomes).toContain('instance deleted going');
  });

  it.each([
    ['DescribeVolumes', 'terminated', 'volume'],
    ['DescribeInstances', 'running', 'instance'],
  ])('says what is unknown without %s', async (operation, state, kind) => {
    const local = await start([]);
    const { instanceId } = await leaveFleet(local, 'a');
    await local.clock.sleep(2 * HOUR);

    const { report } = await pass(local, { denied: operation });

    expect(report.unknown).toEqual([
      { region: LOCAL_REGION, kind, reason: expect.stringContaining(`ec2:${operation}`) },
    ]);
    expect((await statesOf(local.ec2))[instanceId]).toBe(state);
  });
});
