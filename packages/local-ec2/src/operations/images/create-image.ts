import type { CreateImageRequest, CreateImageResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type {
  BlockDevice,
  ImageRecord,
  ImageSandbox,
  ImageTraits,
} from '../../catalogue/image/image-record.ts';
import { linuxTraits } from '../../catalogue/image/traits.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { findInstance } from '../find-instances.ts';
import { MAPPING_MEMBERS } from '../mapping-members.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { mergeDevices } from './block-devices.ts';
import { assertFreeName } from './image-name.ts';
import { addImage, makeAvailable, snapshotDevices } from './new-image.ts';

/** CreateImage: saves what the instance's machine changed on its disk; the copy boots with it (row 41). */
export const createImage: Operation = defineOperation<CreateImageRequest, CreateImageResult>({
  service: 'ec2',
  name: 'CreateImage',
  parameters: [
    'InstanceId',
    'Name',
    'Description',
    'NoReboot',
    'BlockDeviceMappings',
    'TagSpecifications',
    'DryRun',
  ],
  members: MAPPING_MEMBERS,
  run: (input, context) => {
    const instance = findSource(input.InstanceId ?? '', context);
    const store = context.world.images.store(context.region);
    assertFreeName(input.Name, store, context.accountId);
    const tags = readTagSpecifications(input.TagSpecifications, ['image', 'snapshot']);
    const source = store.get(instance.imageId);
    const traits = traitsOf(instance, source);
    const { sshUser, sandbox } = traits;
    const devices = snapshotDevices(
      mergeDevices(volumesOf(instance, context), input.BlockDeviceMappings),
      {
        description: `Created by CreateImage(${instance.id})`,
        sandbox,
        sshUser,
        volumeIds: volumeIdsOf(instance, context),
        tags: tags.snapshot,
      },
      context,
    );
    const image = addImage(
      {
        name: input.Name,
        description: input.Description,
        traits: { ...traits, blockDevices: devices },
        details: { sourceInstanceId: instance.id, ...sourceOf(source, context) },
        tags: tags.image,
      },
      context,
    );
    saveDisk(image, instance, { context, reboot: input.NoReboot !== true });
    return { ImageId: image.id };
  },
});

/** A machine whose disk is at rest, or can be brought to it. */
function findSource(id: string, context: RequestContext): InstanceRecord {
  const instance = findInstance(id, context);
  if (instance.state === 'running' || instance.state === 'stopped') return instance;
  throw new ApiError('IncorrectState', `The instance '${id}' is not in the 'running' or 'stopped' states.`);
}

function traitsOf(instance: InstanceRecord, source: ImageRecord | undefined): ImageTraits {
  if (!source)
    return linuxTraits({
      architecture: instance.architecture === 'arm64' ? 'arm64' : 'x86_64',
      sshUser: instance.sshUser,
    });
  const { ownerAlias: _alias, freeTierEligible: _free, ...traits } = source.traits;
  return traits;
}

function sourceOf(source: ImageRecord | undefined, { region }: RequestContext): object {
  return source ? { sourceImageId: source.id, sourceImageRegion: region } : {};
}

/** Device name -> id of the volume there. */
function volumeIdsOf({ volumeIds }: InstanceRecord, { world, region }: RequestContext): Map<string, string> {
  const { volumes } = world.region(region);
  return new Map(volumeIds.map((id) => [volumes.get(id)?.attachment?.device ?? '', id]));
}

function volumesOf({ volumeIds }: InstanceRecord, { world, region }: RequestContext): BlockDevice[] {
  const { volumes } = world.region(region);
  return volumeIds.flatMap((id) => {
    const volume = volumes.get(id);
    if (!volume?.attachment) return [];
    const { device: deviceName, deleteOnTermination } = volume.attachment;
    return [
      {
        deviceName,
        size: volume.sizeGib,
        type: volume.type,
        encrypted: volume.encrypted,
        deleteOnTermination,
      },
    ];
  });
}

interface SaveOptions {
  readonly context: RequestContext;
  readonly reboot: boolean;
}

/** Goes on after the response, as on EC2; an image whose disk cannot be saved is `failed`. */
function saveDisk(image: ImageRecord, instance: InstanceRecord, options: SaveOptions): void {
  const { world } = options.context;
  if (!instance.sandbox || image.traits.sandbox.kind === 'none' || world.sandboxes.name === 'none') {
    makeAvailable(image, options.context);
    return;
  }
  saveLayer(instance, options).then(
    (path) => finish(image, { kind: 'layer', path }, options.context),
    (cause: unknown) => {
      world.logger.warn(`${image.id} could not be made from ${instance.id}: ${String(cause)}`);
      image.state = 'failed';
      image.details = {
        ...image.details,
        stateReason: { Code: 'Server.InternalError', Message: `Server.InternalError: ${String(cause)}` },
      };
    },
  );
}

async function saveLayer(
  { sandbox, state }: InstanceRecord,
  { context, reboot }: SaveOptions,
): Promise<string> {
  if (!sandbox) throw new TypeError('The instance has no machine');
  const restart = reboot && state === 'running';
  if (restart) await sandbox.powerOff();
  try {
    return await sandbox.snapshot(await context.world.images.layerDirectory());
  } finally {
    if (restart) await sandbox.powerOn();
  }
}

/** The image and its snapshots now run as what was saved. */
function finish(image: ImageRecord, sandbox: ImageSandbox, context: RequestContext): void {
  image.traits = { ...image.traits, sandbox };
  const snapshots = context.world.images.snapshots(context.region);
  for (const { snapshotId = '' } of image.traits.blockDevices) {
    const snapshot = snapshots.get(snapshotId);
    if (snapshot) snapshots.set(snapshotId, { ...snapshot, sandbox });
  }
  makeAvailable(image, context);
}
