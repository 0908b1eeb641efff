import { silentLogger } from '@ami-select/core';
import type { VirtualClock } from '@ami-select/core/testing';
import {
  createLocalEc2HandlerFactory,
  type Journal,
  type LocalEc2HandlerOptions,
} from '@ami-select/local-ec2';
import {
  type Connect,
  type FleetHandle,
  type Host,
  type SpawnDependencies,
  spawnFleet,
} from '@ami-select/provisioner';
import { connectAtOnce, fleetIntent } from '@ami-select/provisioner/testing';
import { TransportError } from '@ami-select/transport';
import { EC2Client } from '@aws-sdk/client-ec2';
import { firstImage, region } from '../endpoint/clients.ts';
import { drawBoot, seededRandom } from './draws.ts';

/** An EC2 on a virtual clock whose machines boot, and shut down, about as those of EC2 do. */
export interface VirtualWorld {
  readonly ec2: EC2Client;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly imageId: Promise<string>;
  /** When the slowest machine so far accepts a login, in milliseconds of the clock. */
  lastBootAt(): number;
  spawn(name: string, count: number): Promise<SpawnedFleet>;
}

export interface SpawnedFleet {
  readonly handle: FleetHandle;
  readonly hosts: readonly Host[];
  readonly dependencies: SpawnDependencies;
}

const create = createLocalEc2HandlerFactory({
  region,
  regions: [region],
  images: 1000,
  latencies: 'aws',
  start: new Date('2026-11-22T08:00:00Z'),
});

/** The same seed draws the same boots. */
export function virtualWorld(
  seed: number,
  options: Pick<LocalEc2HandlerOptions, 'throttling'> = {},
): VirtualWorld {
  const { requestHandler, endpoint, credentials, clock, journal, world } = create(options);
  const ec2 = new EC2Client({ requestHandler, endpoint, credentials, region, maxAttempts: 1 } as never);
  const random = seededRandom(seed);
  const draws: number[] = [];
  const imageId = firstImage(ec2);

  /** When each machine accepts a login, by its address, in milliseconds of the clock. */
  function boots(): ReadonlyMap<string, number> {
    const machines = [...world.region(region).instances.values()];
    while (draws.length < machines.length) draws.push(drawBoot(random));
    return new Map(
      machines.map(({ publicIp = '', launchTime }, at) => [
        publicIp,
        launchTime.getTime() + (draws[at] ?? 0),
      ]),
    );
  }

  const connect: Connect = async (target, options) => {
    if (clock.now().getTime() < (boots().get(target.host) ?? 0))
      throw new TransportError('UNREACHABLE', 'connection refused', { retryable: true });
    return connectAtOnce(target, options);
  };
  return {
    ec2,
    clock,
    journal,
    imageId,
    lastBootAt: () => Math.max(0, ...boots().values()),
    spawn: async (name, count) => {
      const id = await imageId;
      const intent = fleetIntent(clock, {
        region,
        count,
        identity: { id: name },
        instanceTypes: ['m7i.large'],
        image: { id, architecture: 'x86_64', rootDeviceName: '/dev/xvda', sshUser: 'ec2-user' },
      });
      let handle: FleetHandle = { intent };
      const dependencies: SpawnDependencies = {
        ec2,
        clock,
        connect,
        logger: silentLogger,
        callerAddress: async () => '198.51.100.4',
        save: async (latest) => {
          handle = latest;
        },
      };
      const { hosts } = await spawnFleet(intent, dependencies, { caps: [{ maxCount: 1000 }] });
      return { handle, hosts, dependencies };
    },
  };
}
