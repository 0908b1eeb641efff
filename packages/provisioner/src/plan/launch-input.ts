import type { RunInstancesCommandInput, Tag } from '@aws-sdk/client-ec2';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { toTagList } from '../fleet/signature.ts';

const ONE_TIME_SPOT: RunInstancesCommandInput['InstanceMarketOptions'] = {
  MarketType: 'spot',
  SpotOptions: { SpotInstanceType: 'one-time', InstanceInterruptionBehavior: 'terminate' },
};

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
    InstanceInitiatedShutdownBehavior: 'terminate',
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    BlockDeviceMappings: [{ DeviceName: intent.image.rootDeviceName, Ebs: { DeleteOnTermination: true } }],
    InstanceMarketOptions: pool.market === 'spot' ? ONE_TIME_SPOT : undefined,
    TagSpecifications: tagSpecifications(pool, toTagList(intent.tags)),
  };
  return { ...intent.parameters, ...launch, ...mergedMappings(intent.parameters ?? {}, launch) };
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

function tagSpecifications(pool: CapacityPool, tags: Tag[]): RunInstancesCommandInput['TagSpecifications'] {
  const kinds = ['instance', 'volume', 'network-interface'] as const;
  // EC2 refuses this kind for on-demand launches.
  const spot = pool.market === 'spot' ? (['spot-instances-request'] as const) : [];
  return [...kinds, ...spot].map((ResourceType) => ({ ResourceType, Tags: tags }));
}
