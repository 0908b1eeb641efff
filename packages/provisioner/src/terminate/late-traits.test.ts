import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { Ec2Port, SpawnDependencies } from '../aws/ports.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { findForeign } from './find-foreign.ts';
import { terminateFleet } from './terminate-fleet.ts';

interface Shown {
  readonly InstanceId?: string;
  readonly VolumeId?: string;
  readonly Tags?: unknown;
  readonly ClientToken?: unknown;
  readonly Attachments?: unknown;
}

/** The same EC2, where lists show neither token nor tags, and volumes without their instance, for so long. */
function withLateTraits(port: Ec2Port, isLate: () => boolean, createdAt: Date): Ec2Port {
  const bare = ({ Tags: _tags, ClientToken: _token, Attachments: _used, ...rest }: Shown): object => ({
    ...rest,
    LaunchTime: createdAt,
    CreateTime: createdAt,
  });
  const send = async (command: never): Promise<object> => {
    const response = (await port.send(command)) as {
      readonly Reservations?: readonly { readonly Instances: readonly Shown[] }[];
      readonly Volumes?: readonly Shown[];
    };
    if (!isLate()) return response;
    const { Reservations, Volumes } = response;
    return {
      ...response,
      ...(Reservations && {
        Reservations: Reservations.map((one) => ({ ...one, Instances: one.Instances.map(bare) })),
      }),
      ...(Volumes && { Volumes: Volumes.map(bare) }),
    };
  };
  return { send } as unknown as Ec2Port;
}

/** A fleet just launched, whose resources show their creator only after so many seconds. */
async function spawnedWithLate(seconds: number) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock });
  const fake = spawnDependencies(ec2, clock);
  await spawnFleet(fleetIntent(clock, { count: 2, securityGroupIds: [ec2.addForeignGroup('mine')] }), fake);
  const handle = fake.saved.at(-1)!;
  const startedAt = clock.now().getTime();
  const isLate = (): boolean => clock.now().getTime() - startedAt < seconds * 1_000;
  const port = withLateTraits(ec2.port, isLate, clock.now());
  const dependencies: SpawnDependencies = { ...fake, ec2: port };
  return { handle, ec2, dependencies, startedAt };
}

it.each([0, 1, 5, 10, 20, 29])(
  'terminates machines of ours that show neither token nor tags for %i s',
  async (seconds) => {
    const { handle, ec2, dependencies } = await spawnedWithLate(seconds);

    const proof = await terminateFleet(handle, dependencies);

    expect(proof).toMatchObject({ clean: true, foreign: [] });
    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(ec2.remaining().filter((id) => id.startsWith('i-'))).toEqual([]);
  },
);

it.each([0, 1, 5, 10, 20, 29])(
  'takes no volume of ours for that of somebody else that shows neither tags nor machine for %i s',
  async (seconds) => {
    const { handle, dependencies, startedAt } = await spawnedWithLate(seconds);
    const known = { startedAt, instanceIds: [], settled: new Set<string>(), attached: [] };

    await expect(findForeign({ ...handle, calls: [], hosts: [] }, known, dependencies)).resolves.toEqual([]);
  },
);

it.each([0, 1, 5, 10, 20, 60, 3_600])(
  'deletes a volume of ours that filters by tag do not find for %i s',
  async (seconds) => {
    const clock = createVirtualClock();
    const ec2 = new FakeEc2({ clock, extraVolume: true });
    const fake = spawnDependencies(ec2, clock);
    await spawnFleet(fleetIntent(clock, { count: 1, securityGroupIds: [ec2.addForeignGroup('mine')] }), fake);
    const endsAt = clock.now().getTime() + seconds * 1_000;
    const send = async (command: { readonly input: { readonly Filters?: readonly { Name: string }[] } }) => {
      const isByTag = command.input.Filters?.some(({ Name }) => Name.startsWith('tag:'));
      const isLate = isByTag && clock.now().getTime() < endsAt;
      const response = (await ec2.port.send(command as never)) as { readonly Volumes?: unknown };
      return isLate && response.Volumes ? { ...response, Volumes: [] } : response;
    };

    const proof = await terminateFleet(fake.saved.at(-1)!, { ...fake, ec2: { send } as never });

    expect(proof).toMatchObject({ clean: true, foreign: [] });
    expect(ec2.remaining().filter((id) => id.startsWith('vol-'))).toEqual([]);
  },
);

it('takes it for that of somebody else after half a minute', async () => {
  const { handle, dependencies, startedAt } = await spawnedWithLate(60);
  const known = { startedAt, instanceIds: [], settled: new Set<string>(), attached: [] };

  const foreign = await findForeign({ ...handle, calls: [], hosts: [] }, known, dependencies);

  expect(foreign.map(({ kind }) => kind)).toEqual(['volume', 'volume']);
  expect(dependencies.clock.now().getTime() - startedAt).toBe(30_000);
});
