import { type CompleteFleetSettings, launchParameters } from '@ami-select/config';
import type { FleetIdentity, FleetImage, FleetRequest } from '@ami-select/provisioner';
import type { Image } from '@ami-select/selector';
import { JobError } from '../context/errors.ts';
import { defaultInstanceType } from './architecture.ts';

/** Region, endpoint and identity of a fleet. */
export interface FleetPlace {
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly identity: FleetIdentity;
}

/** The request of the provisioner: the settings of the fleet for one image in one place. */
export function composeFleetRequest(
  settings: CompleteFleetSettings,
  image: FleetImage,
  { region, endpoint, identity }: FleetPlace,
): FleetRequest {
  const { instanceTypes = [defaultInstanceType(image.architecture)], count, ttlMinutes } = settings;
  const { minimum, subnetIds, securityGroupIds, sshFrom, egress, market, fallback, tags, userData } =
    settings;
  const { zones, instanceProfile } = settings;
  const parameters = launchParameters(settings);
  return {
    identity,
    region,
    endpoint,
    image,
    instanceTypes,
    count,
    ttlMinutes,
    market,
    parameters,
    minimum,
    subnetIds,
    zones,
    volume: volumeOf(settings),
    instanceProfile,
    securityGroupIds,
    sshFrom,
    egress,
    connect: settings.connect,
    fallback,
    tags,
    userData,
    leaseRoleArn: settings.leaseRoleArn,
    ready: settings.ready,
    readyCommand: settings.readyCommand,
    timeoutMinutes: settings.timeoutMinutes,
  };
}

/** Undefined where nothing of the image's volumes changes. */
function volumeOf(settings: CompleteFleetSettings): FleetRequest['volume'] {
  const { volumeSize, volumeType, volumeIops, volumeThroughput, kmsKey } = settings;
  const volume = {
    size: volumeSize,
    type: volumeType,
    iops: volumeIops,
    throughput: volumeThroughput,
    kmsKey,
  };
  return Object.values(volume).some((value) => value !== undefined) ? volume : undefined;
}

/**
 * The facts of the selected image that the fleet needs.
 * @throws JobError INVALID_INPUT when the user of SSH is unknown
 */
export function toFleetImage(image: Image, sshUser: string | undefined): FleetImage {
  const { id, name, architecture, rootDeviceName } = image;
  const user = sshUser ?? image.sshUser;
  if (user === undefined) {
    throw new JobError(
      'INVALID_INPUT',
      `ssh-user is empty, and the publisher of ${id} (${name}) is unknown`,
      { hint: 'Give the user that SSH logs in as, such as ubuntu or ec2-user.' },
    );
  }
  const { noCloudInit = image.platform === 'windows' ? 'is Windows' : undefined } = image;
  const ebsDevices = ebsDevicesOf(image);
  return { id, name, architecture, rootDeviceName, ebsDevices, sshUser: user, noCloudInit };
}

/** Every volume, the root's also where the image does not list it; disks of the machine itself are none. */
function ebsDevicesOf({ blockDevices, rootDeviceName, rootDeviceType }: Image): readonly string[] {
  const listed = blockDevices.filter(({ virtualName }) => virtualName === undefined);
  const root = rootDeviceType === 'instance-store' ? [] : [rootDeviceName];
  return [...new Set([...root, ...listed.map(({ deviceName }) => deviceName)])];
}
