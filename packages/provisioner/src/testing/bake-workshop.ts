import { silentLogger } from '@ami-select/core';
import type { VirtualClock } from '@ami-select/core/testing';
import { createLocalEc2HandlerFactory } from '@ami-select/local-ec2';
import {
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  type Image,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { type BakeResult, bakeImage } from '../bake/bake-image.ts';
import type { BakeRequest } from '../bake/bake-request.ts';
import type { Host } from '../fleet/host.ts';
import type { Proof } from '../fleet/proof.ts';
import { createIntent } from '../plan/create-intent.ts';
import { reapRegion } from '../reap/reap-region.ts';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { fleetRequest } from './fixtures.ts';

export const HOME = 'us-east-1';
export const AWAY = 'eu-west-1';

/** Name of the error of one call; `lost` when it works and its response does not arrive. */
export type Refuse = (operation: string, region: string) => string | undefined;

/** What is there of one region besides what was there from the beginning. */
export interface ListedRegion {
  readonly images: readonly Image[];
  readonly tags: readonly Readonly<Record<string, string | undefined>>[];
  readonly snapshots: number;
}

/** A machine of a fleet on an endpoint in process, and what a bake does to it. */
export interface BakeWorkshop {
  /** Operations of the bake, each behind its region. */
  readonly calls: readonly string[];
  /** Scripts that ran on the machine. */
  readonly scripts: readonly string[];
  readonly clock: VirtualClock;
  clientOf(region: string): EC2Client;
  bake(request?: Partial<BakeRequest>): Promise<BakeResult>;
  reap(region: string): ReturnType<typeof reapRegion>;
  /** The end of the fleet, whose handle says that a bake began. */
  terminate(): Promise<Proof>;
  listed(): Promise<readonly [ListedRegion, ListedRegion]>;
  refuse(by: Refuse): void;
  failCleaning(): void;
}

const createEndpoint = createLocalEc2HandlerFactory({
  region: HOME,
  regions: [HOME, AWAY],
  images: 200,
  latencies: 'aws',
  start: new Date('2026-11-22T08:00:00Z'),
});

export async function createWorkshop(): Promise<BakeWorkshop> {
  const { requestHandler, endpoint, credentials, clock } = createEndpoint({});
  const clientOf = (region: string): EC2Client =>
    new EC2Client({ requestHandler, endpoint, credentials, region, maxAttempts: 1 } as never);
  const before = new Set(
    (await Promise.all([HOME, AWAY].map((region) => listOwn(clientOf(region))))).flatMap(idsOf),
  );
  const calls: string[] = [];
  const scripts: string[] = [];
  let refused: Refuse = () => undefined;
  let exitCode = 0;
  const portOf = (region: string) => ({
    send: async (command: object) => {
      const operation = command.constructor.name.replace('Command', '');
      calls.push(`${region} ${operation}`);
      const name = refused(operation, region);
      const response =
        name === undefined || name === 'lost' ? await clientOf(region).send(command as never) : {};
      if (name === undefined) return response;
      throw Object.assign(new Error('simulated'), { name: name === 'lost' ? 'InternalError' : name });
    },
  });
  const connect = async () => ({
    label: 'host-1',
    exec: async (script: string) => {
      scripts.push(script);
      return { exitCode, signal: null, stdout: '', stderr: 'no cloud-init' };
    },
    close: async () => {},
  });
  return {
    calls,
    scripts,
    clock,
    clientOf,
    bake: async (request = {}) => {
      const source = { intent: intentOn(clock), host: await launch(clientOf(HOME), clock) };
      const dependencies = { ec2: portOf as never, clock, logger: silentLogger, connect: connect as never };
      return bakeImage(source, { key: 'deps-1', ...request }, dependencies);
    },
    reap: (region) =>
      reapRegion({ region, dryRun: false }, { ec2: clientOf(region), clock, logger: silentLogger }),
    terminate: () =>
      terminateFleet(
        { intent: intentOn(clock), calls: [], baking: true },
        { ec2: clientOf(HOME), clock, logger: silentLogger },
      ),
    listed: async () => {
      // Lists lag behind.
      await clock.sleep(120_000);
      const [home, away] = [await listOwn(clientOf(HOME)), await listOwn(clientOf(AWAY))];
      return [without(before, home), without(before, away)];
    },
    refuse: (by) => {
      refused = by;
    },
    failCleaning: () => {
      exitCode = 1;
    },
  };
}

interface Own {
  readonly images: readonly Image[];
  readonly snapshotIds: readonly string[];
}

async function listOwn(ec2: EC2Client): Promise<Own> {
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
  const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
  return { images: Images, snapshotIds: Snapshots.flatMap(({ SnapshotId }) => SnapshotId ?? []) };
}

function idsOf({ images, snapshotIds }: Own): string[] {
  return [...images.flatMap(({ ImageId }) => ImageId ?? []), ...snapshotIds];
}

function without(before: ReadonlySet<string>, own: Own): ListedRegion {
  const images = own.images.filter(({ ImageId = '' }) => !before.has(ImageId));
  const tags = images.map(({ Tags = [] }) =>
    Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value])),
  );
  return { images, tags, snapshots: own.snapshotIds.filter((id) => !before.has(id)).length };
}

function intentOn(clock: VirtualClock): ReturnType<typeof createIntent> {
  return createIntent(fleetRequest({ region: HOME, identity: { repository: 'octo/demo', id: 'bake' } }), {
    clock,
    generateKeyPair: (comment) => ({ privateKey: comment, publicKey: comment }),
  });
}

async function launch(ec2: EC2Client, clock: VirtualClock): Promise<Host> {
  const Filters = [{ Name: 'architecture', Values: ['arm64'] }];
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'], Filters }));
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: Images[0]?.ImageId,
      InstanceType: 'c7g.large',
      MinCount: 1,
      MaxCount: 1,
    }),
  );
  await clock.sleep(60_000);
  return { name: 'host-1', instanceId: Instances[0]?.InstanceId ?? '' } as Host;
}
