import type { VirtualClock } from '@ami-select/core/testing';
import {
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  DescribeSpotInstanceRequestsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, fleetRequest, spawnDependencies } from '../testing/fixtures.ts';
import { createForeign, type Foreign } from '../testing/foreign-handles.ts';
import { LOCAL_REGION, type LocalHandler, localHandlers } from '../testing/local-handler.ts';
import { terminateFleet } from './terminate-fleet.ts';

const start = localHandlers();
const FRESH_MS = 300_000;
/** After so long nothing of a fleet is launched any more. */
const LAUNCHED_BY_MS = 30 * 60_000;
const ABSENT = '0123456789abcdef0';

/** Somebody else's resources; the volume has outlived its instance, so that nothing uses it. */
interface Strangers extends Foreign {
  readonly looseVolume: string;
}

interface Case {
  readonly title: string;
  edit(handle: FleetHandle, strangers: Strangers): FleetHandle;
  /** Seconds of waiting while fleet and strangers are fresh; none unless given. */
  readonly waits?: 30 | 90;
  /** What EC2 named and nobody shows is unknown while it may still come into view. */
  readonly verdict?: 'unknown' | 'clean';
}

const attach = (handle: FleetHandle, ...attached: readonly FleetResource[]): FleetHandle => ({
  ...handle,
  attached: [...(handle.attached ?? []), ...attached],
});
const withHost = (handle: FleetHandle, instanceId: string): FleetHandle => {
  const [host] = handle.hosts ?? [];
  if (host === undefined) throw new Error('a spawned fleet has hosts');
  return { ...handle, hosts: [host, { ...host, name: 'host-9', instanceId }] };
};
const withCall = (handle: FleetHandle, id: string): FleetHandle => ({
  ...handle,
  calls: handle.calls?.map((call) =>
    call.action === 'RunInstances' ? { ...call, ids: [...call.ids, id] } : call,
  ),
});

const SHOWN: readonly Case[] = [
  {
    title: 'an instance as a host',
    edit: (handle, { instance }) => withHost(handle, instance),
  },
  {
    title: 'an instance of a call',
    edit: (handle, { instance }) => withCall(handle, instance),
  },
  {
    title: 'an instance among what is attached',
    edit: (handle, { instance }) => attach(handle, { kind: 'instance', id: instance }),
  },
  {
    title: 'an instance without token and tags',
    edit: (handle, { spotInstance }) => withHost(handle, spotInstance),
    waits: 30,
  },
  {
    title: 'an attached instance without token and tags',
    edit: (handle, { spotInstance }) => attach(handle, { kind: 'instance', id: spotInstance }),
    waits: 30,
  },
  {
    title: 'a volume of an instance',
    edit: (handle, { volume }) => attach(handle, { kind: 'volume', id: volume }),
  },
  {
    title: 'a volume that nothing uses',
    edit: (handle, { looseVolume }) => attach(handle, { kind: 'volume', id: looseVolume }),
    waits: 30,
  },
  {
    title: 'an interface of an instance',
    edit: (handle, { networkInterface }) =>
      attach(handle, { kind: 'network-interface', id: networkInterface }),
  },
  {
    title: 'a spot request',
    edit: (handle, { spotRequest }) => attach(handle, { kind: 'spot-request', id: spotRequest }),
  },
  {
    title: 'a group as the group of the fleet',
    edit: (handle, { securityGroup }) => ({ ...handle, securityGroupId: securityGroup }),
  },
  {
    title: 'a group among what is attached',
    edit: (handle, { securityGroup }) => attach(handle, { kind: 'security-group', id: securityGroup }),
  },
  {
    title: 'an instance, its volume and its interface',
    edit: (handle, { instance, volume, networkInterface }) =>
      attach(
        withHost(handle, instance),
        { kind: 'volume', id: volume },
        { kind: 'network-interface', id: networkInterface },
      ),
  },
  {
    title: 'a volume in the record of an ended fleet',
    edit: (handle, { volume }) => ({
      ...attach(handle, { kind: 'volume', id: volume }),
      terminatedAt: '2026-11-22T08:00:00Z',
    }),
  },
];

/** Ids that nobody shows. */
const UNSEEN: readonly Case[] = [
  {
    title: 'an instance as a host that nobody shows',
    edit: (handle) => withHost(handle, `i-${ABSENT}`),
    waits: 90,
    verdict: 'unknown',
  },
  {
    title: 'an instance of a call that nobody shows',
    edit: (handle) => withCall(handle, `i-${ABSENT}`),
    waits: 90,
    verdict: 'unknown',
  },
  {
    title: 'a group as the group of the fleet that nobody shows',
    edit: (handle) => ({ ...handle, securityGroupId: `sg-${ABSENT}` }),
    waits: 30,
    verdict: 'clean',
  },
  ...(['volume', 'network-interface', 'instance', 'security-group'] as const).map((kind): Case => {
    const prefix = { volume: 'vol', 'network-interface': 'eni', instance: 'i', 'security-group': 'sg' }[kind];
    return {
      title: `one ${kind} among what is attached that nobody shows`,
      edit: (handle) => attach(handle, { kind, id: `${prefix}-${ABSENT}` }),
      verdict: 'clean',
    };
  }),
];

describe('a handle that names what is not ours, and how long that takes', () => {
  let local: LocalHandler;
  let clock: VirtualClock;
  let callersGroup: string;
  let legs = 0;
  beforeAll(async () => {
    local = await start([]);
    ({ clock } = local);
    const group = { GroupName: 'callers', Description: 'of the caller' };
    ({ GroupId: callersGroup = '' } = await local.ec2.send(new CreateSecurityGroupCommand(group)));
  });

  /** As `createForeign`, with a volume that nothing uses, so long before. */
  async function createStrangers(agoMs: number): Promise<Strangers> {
    const { ec2, imageId } = local;
    const kept = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, DeleteOnTermination: false } };
    const launch = { ImageId: imageId, InstanceType: 'c7g.large' as const, MinCount: 1, MaxCount: 1 };
    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({ ...launch, BlockDeviceMappings: [kept] }),
    );
    const InstanceIds = [Instances[0]?.InstanceId ?? ''];
    await clock.sleep(5_000);
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    const devices = Reservations[0]?.Instances?.[0]?.BlockDeviceMappings ?? [];
    const loose = devices.find(({ DeviceName }) => DeviceName === kept.DeviceName);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    const foreign = await createForeign(ec2, imageId, 'c7g.large');
    await clock.sleep(Math.max(agoMs, 40_000));
    const { SpotInstanceRequests = [] } = await ec2.send(
      new DescribeSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [foreign.spotRequest] }),
    );
    const spotInstance = SpotInstanceRequests[0]?.InstanceId ?? '';
    return { ...foreign, spotInstance, looseVolume: loose?.Ebs?.VolumeId ?? '' };
  }

  /** A fleet that has ended, with the handle of before, and without a group: no end of its own is measured. */
  async function ended(): Promise<{ handle: FleetHandle; dependencies: SpawnDependencies }> {
    const dependencies = { ...spawnDependencies(new FakeEc2({ clock }), clock), ec2: local.ec2 };
    const image = { ...fleetRequest().image, id: local.imageId };
    legs += 1;
    const identity = { id: `leg-${legs}` };
    const place = { image, region: LOCAL_REGION, securityGroupIds: [callersGroup] };
    await spawnFleet(fleetIntent(clock, { identity, count: 1, ...place }), dependencies);
    const handle = dependencies.saved.at(-1);
    if (handle === undefined) throw new Error('a spawned fleet has a handle');
    await terminateFleet(handle, dependencies);
    return { handle, dependencies };
  }

  async function measure(
    { edit }: Pick<Case, 'edit'>,
    { strangersMs, fleetMs }: { readonly strangersMs: number; readonly fleetMs: number },
  ): Promise<{ seconds: number; failure: unknown }> {
    const strangers = await createStrangers(strangersMs);
    const { handle, dependencies } = await ended();
    await clock.sleep(fleetMs);
    const before = clock.now().getTime();
    const failure = await terminateFleet(edit(handle, strangers), dependencies).then(
      () => undefined,
      (error: unknown) => error,
    );
    return { seconds: (clock.now().getTime() - before) / 1_000, failure };
  }

  const expectVerdict = (failure: unknown, verdict: Case['verdict'] | 'foreign' = 'foreign'): void => {
    const code = { clean: undefined, unknown: 'REMAINING_UNKNOWN', foreign: 'FOREIGN_RESOURCES' }[verdict];
    expect((failure as { code?: string } | undefined)?.code).toBe(code);
  };
  const expectAbout = (seconds: number, waited: number): void => {
    expect(seconds).toBeGreaterThanOrEqual(waited);
    // A slow search looks every five seconds or so.
    expect(seconds).toBeLessThan(waited + 15);
  };

  it('takes no time without such a name', async () => {
    const { seconds, failure } = await measure({ edit: (handle) => handle }, { strangersMs: 0, fleetMs: 0 });

    expectVerdict(failure, 'clean');
    expectAbout(seconds, 0);
  });

  it.each([...SHOWN, ...UNSEEN])('$title while all is fresh', async ({ edit, waits = 0, verdict }) => {
    const { seconds, failure } = await measure({ edit }, { strangersMs: 0, fleetMs: 0 });

    expectVerdict(failure, verdict);
    expectAbout(seconds, waits);
  });

  it.each(SHOWN)('$title that is there for five minutes: at once', async ({ edit }) => {
    const { seconds, failure } = await measure({ edit }, { strangersMs: FRESH_MS, fleetMs: 0 });

    expectVerdict(failure);
    expectAbout(seconds, 0);
  });

  it.each([...SHOWN, ...UNSEEN])(
    '$title in the handle of a fleet of long ago: at once',
    async ({ edit, waits, verdict }) => {
      const fleetMs = waits === 90 ? LAUNCHED_BY_MS : FRESH_MS;
      const { seconds, failure } = await measure({ edit }, { strangersMs: 0, fleetMs });

      expectVerdict(failure, verdict === 'unknown' ? 'clean' : verdict);
      expectAbout(seconds, 0);
    },
  );
});
