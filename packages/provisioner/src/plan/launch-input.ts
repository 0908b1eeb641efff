import type {
  BlockDeviceMapping,
  EbsBlockDevice,
  InstanceMetadataOptionsRequest,
  Placement,
  RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import type { RootVolume } from '../fleet/root-volume.ts';
import { toTagList } from '../fleet/signature.ts';

const ONE_TIME_SPOT: RunInstancesCommandInput['InstanceMarketOptions'] = {
  MarketType: 'spot',
  SpotOptions: { SpotInstanceType: 'one-time', InstanceInterruptionBehavior: 'terminate' },
};

/** IMDSv2 alone. */
const METADATA = { HttpTokens: 'required', HttpEndpoint: 'enabled' } as const;

/** The machine itself, and no container or proxy on it. */
const ONE_HOP = 1;

/** The launch of one pool. The same intent, pool and counts give the same parameters, as the client token demands. */
export function buildLaunch(
  intent: FleetIntent,
  pool: CapacityPool,
  counts: { readonly minimum: number; readonly maximum: number },
  securityGroupIds: readonly string[],
): RunInstancesCommandInput {
  const launch: RunInstancesCommandInput = {
    ImageId: intent.image.id,
    InstanceType: pool.instanceType as NonNullable<RunInstancesCommandInput['InstanceType']>,
    MinCount: counts.minimum,
    MaxCount: counts.maximum,
    ClientToken: pool.clientToken,
    UserData: intent.userData,
    SecurityGroupIds: [...securityGroupIds],
    SubnetId: pool.subnetId,
    ...(pool.zone !== undefined && { Placement: placementOf(pool.zone) }),
    InstanceInitiatedShutdownBehavior: 'terminate',
    MetadataOptions: { ...METADATA, HttpPutResponseHopLimit: hopLimitOf(intent) },
    BlockDeviceMappings: volumesOf(intent),
    InstanceMarketOptions: pool.market === 'spot' ? ONE_TIME_SPOT : undefined,
    TagSpecifications: tagSpecifications(pool, intent),
  };
  return { ...intent.parameters, ...launch, ...mergedMappings(intent.parameters ?? {}, launch) };
}

function hopLimitOf({ parameters }: FleetIntent): number {
  const options = parameters?.MetadataOptions as InstanceMetadataOptionsRequest | undefined;
  return options?.HttpPutResponseHopLimit ?? ONE_HOP;
}

/**
 * Changes of the image's own volumes: encryption of all, and of the root what the intent names; the rest stays the
 * image's. Without a key in the intent a volume of an encrypted snapshot keeps its own, others get the account's default.
 *
 * Source: EC2 user guide, "Block device mappings" (devices of the image may be changed at launch); EBS user guide,
 * "EBS encryption" (outcomes of `Encrypted`).
 */
function volumesOf({ image, volume = {} }: FleetIntent): BlockDeviceMapping[] {
  const { rootDeviceName, ebsDevices = [rootDeviceName] } = image;
  const root = ebsDevices.includes(rootDeviceName) ? rootDeviceName : ebsDevices[0];
  return ebsDevices.map((DeviceName) => ({
    DeviceName,
    Ebs: { Encrypted: true, DeleteOnTermination: true, ...settingsOf(volume, DeviceName === root) },
  }));
}

function settingsOf({ size, type, iops, throughput, kmsKey }: RootVolume, isRoot: boolean): EbsBlockDevice {
  const root: EbsBlockDevice = {
    VolumeSize: size,
    VolumeType: type as NonNullable<EbsBlockDevice['VolumeType']>,
    Iops: iops,
    Throughput: throughput,
  };
  const settings = { ...(isRoot && root), KmsKeyId: kmsKey };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** `euc1-az2` is an id, `eu-central-1a` a name. */
function placementOf(zone: string): Placement {
  return /-az\d+$/.test(zone) ? { AvailabilityZoneId: zone } : { AvailabilityZone: zone };
}

type Mapping = Readonly<Record<string, unknown>>;

/** The mappings that both have, such as `MetadataOptions`: what the fleet's life depends on wins. */
function mergedMappings(parameters: Mapping, launch: RunInstancesCommandInput): Mapping {
  const both = Object.entries(launch).filter(([name, own]) => isMapping(own) && isMapping(parameters[name]));
  return Object.fromEntries(both.map(([name, own]) => [name, { ...(parameters[name] as Mapping), ...own }]));
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tagSpecifications(
  pool: CapacityPool,
  { fleetId, tags: own }: FleetIntent,
): RunInstancesCommandInput['TagSpecifications'] {
  const tags = toTagList(own);
  const named = toTagList({ Name: `ami-select ${fleetId} host`, ...own });
  const kinds = ['instance', 'volume', 'network-interface'] as const;
  // EC2 refuses this kind for on-demand launches.
  const spot = pool.market === 'spot' ? (['spot-instances-request'] as const) : [];
  return [...kinds, ...spot].map((ResourceType) => ({
    ResourceType,
    Tags: ResourceType === 'instance' ? named : tags,
  }));
}
