import { connectSsh } from '@ami-select/transport';
import { awsNow } from '../aws/aws-time.ts';
import type { Connect, Ec2Port, ProvisionerDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Host } from '../fleet/host.ts';
import { sshTarget } from '../fleet/ssh-target.ts';
import { assertBakeRequest, type BakeRequest } from './bake-request.ts';
import { CLEAN_SCRIPT } from './clean-script.ts';
import { copyImage, createImage, type NewImage } from './create-image.ts';
import { finishImage } from './finish-image.ts';
import { imageNameOf, unfinishedTags } from './image-tags.ts';
import { type BakedImage, findBakedImage } from './own-images.ts';
import { removeUnfinished } from './remove-unfinished.ts';
import { retainImages } from './retain-images.ts';
import { stopMachine } from './stop-machine.ts';
import { waitForImage } from './wait-for-image.ts';

/** The machine that becomes an image. */
export interface BakeSource {
  readonly host: Host;
  readonly intent: FleetIntent;
}

export interface BakeDependencies extends Omit<ProvisionerDependencies, 'ec2'> {
  readonly ec2: (region: string) => Ec2Port;
  /** `connectSsh` of the transport package unless given. */
  readonly connect?: Connect | undefined;
}

/** The image of a key in every region that was asked for, that of the machine first. */
export interface BakeResult {
  readonly key: string;
  readonly images: readonly { readonly region: string; readonly imageId: string; readonly isNew: boolean }[];
  /** Older images that made room. */
  readonly removed: readonly { readonly region: string; readonly imageId: string }[];
}

const TIMEOUT_MS = 60 * 60_000;
const CLEAN_MS = 5 * 60_000;

/**
 * Makes an image of a machine, unless there is one of its key: cleans the machine, stops it, saves it, copies, shares.
 * Nobody can log in to the machine afterwards; ending its fleet stays the caller's part. A bake that fails removes its
 * images and snapshots in every region; what a killed one leaves has a lease, which the reaper keeps.
 *
 * @throws ProvisionerError `INVALID_REQUEST`, `IMAGE_FAILED`, `CONFLICT`, `TIMED_OUT`, `PERMISSION_DENIED`, `ABORTED`
 */
export async function bakeImage(
  source: BakeSource,
  request: BakeRequest,
  dependencies: BakeDependencies,
): Promise<BakeResult> {
  assertBakeRequest(request);
  const { region: home, identity } = source.intent;
  const regions = [home, ...new Set(request.copyTo)].filter((region, at, all) => all.indexOf(region) === at);
  const inRegion = (region: string): ProvisionerDependencies =>
    withTimeouts({ ...dependencies, ec2: dependencies.ec2(region) });
  const found = await Promise.all(
    regions.map((region) => findBakedImage(request.key, identity.repository, inRegion(region))),
  );
  const known = new Map(regions.map((region, at) => [region, found[at]]));
  const bake: Bake = { ...source, request, regions, known, inRegion, dependencies };
  const images = await makeImages(bake);
  const removed = await Promise.all(
    regions.map(async (region) => {
      const ids = await retainImages(request, identity.repository, inRegion(region));
      return ids.map((imageId) => ({ region, imageId }));
    }),
  );
  return { key: request.key, images, removed: removed.flat() };
}

interface Bake extends BakeSource {
  readonly request: BakeRequest;
  readonly regions: readonly string[];
  /** The finished image of each region that has one. */
  readonly known: ReadonlyMap<string, BakedImage | undefined>;
  readonly inRegion: (region: string) => ProvisionerDependencies;
  readonly dependencies: BakeDependencies;
}

async function makeImages(bake: Bake): Promise<BakeResult['images']> {
  const { intent, request, regions, known, inRegion, dependencies } = bake;
  const [home = '', ...others] = regions;
  if (!known.get(home)) await prepareMachine(bake);
  try {
    const homeId = known.get(home)?.imageId ?? (await saveMachine(bake));
    const copies = await Promise.all(
      others.map((region) => known.get(region)?.imageId ?? copyTo(region, homeId, bake)),
    );
    const ids = [homeId, ...copies];
    for (const [at, region] of regions.entries()) await finishImage(ids[at] ?? '', request, inRegion(region));
    return regions.map((region, at) => ({ region, imageId: ids[at] ?? '', isNew: !known.get(region) }));
  } catch (error) {
    dependencies.logger.info('The bake failed; its images are removed.');
    for (const region of regions) await removeUnfinished(request.key, intent, inRegion(region));
    throw error;
  }
}

async function prepareMachine({ host, intent, request, inRegion, dependencies }: Bake): Promise<void> {
  await cleanMachine(host, dependencies);
  if (request.noReboot !== true) await stopMachine(host.instanceId, inRegion(intent.region));
}

async function saveMachine({ host, intent, request, inRegion, dependencies }: Bake): Promise<string> {
  const { region } = intent;
  const { logger } = dependencies;
  // EC2 does not reboot one that is stopped.
  const source = { instanceId: host.instanceId, noReboot: request.noReboot === true };
  const image = newImage({ intent, request, dependencies });
  const id = await createImage(image, source, inRegion(region));
  logger.info(`${host.instanceId} becomes ${id} (${image.name}) in ${region}.`);
  await waitForImage(id, request.timeoutMs ?? TIMEOUT_MS, inRegion(region));
  return id;
}

async function copyTo(region: string, imageId: string, bake: Bake): Promise<string> {
  const { intent, request, inRegion, dependencies } = bake;
  const from = { imageId, region: intent.region };
  const id = await copyImage(newImage(bake), from, inRegion(region));
  dependencies.logger.info(`${imageId} is copied to ${region} as ${id}.`);
  await waitForImage(id, request.timeoutMs ?? TIMEOUT_MS, inRegion(region));
  return id;
}

/** Every region may take its whole time after another, and the reaper looks later still. */
function newImage({
  intent,
  request,
  dependencies,
}: Pick<Bake, 'intent' | 'request' | 'dependencies'>): NewImage {
  const lease = 3 * (request.timeoutMs ?? TIMEOUT_MS);
  const expiresAt = new Date(awsNow(dependencies.clock).getTime() + lease);
  const revision = request.commit === undefined ? '' : ` at ${request.commit}`;
  return {
    name: imageNameOf(request.key, intent.identity.repository),
    description: `Baked by ami-select from ${intent.image.id}${revision}`.slice(0, 255),
    fleetId: intent.fleetId,
    tags: unfinishedTags(intent, request, expiresAt),
  };
}

async function cleanMachine(host: Host, { connect = connectSsh, signal }: BakeDependencies): Promise<void> {
  const transport = await connect(sshTarget(host), signal === undefined ? {} : { signal });
  try {
    const { exitCode, stderr } = await transport.exec(CLEAN_SCRIPT, { signal, timeoutMs: CLEAN_MS });
    if (exitCode === 0) return;
    const reason = stderr.trim().split('\n').at(-1) ?? '';
    throw new ProvisionerError(
      'IMAGE_FAILED',
      `${host.name} could not be cleaned (status ${exitCode}): ${reason}`,
    );
  } finally {
    await transport.close();
  }
}
