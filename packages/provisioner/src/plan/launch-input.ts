import type { RunInstancesCommandInput, Tag } from '@aws-sdk/client-ec2';
import type { Cell, FleetIntent } from '../fleet/fleet-intent.ts';
import { toTagList } from '../fleet/signature.ts';

function tagSpecifications(cell: Cell, tags: Tag[]): RunInstancesCommandInput['TagSpecifications'] {
  const kinds = ['instance', 'volume', 'network-interface'] as const;
  // EC2 refuses this kind for on-demand launches.
  const spot = cell.market === 'spot' ? (['spot-instances-request'] as const) : [];
  return [...kinds, ...spot].map((ResourceType) => ({ ResourceType, Tags: tags }));
}

/** The launch of one cell. The same intent, cell and counts give the same parameters, as the client token demands. */
export function buildLaunch(
  intent: FleetIntent,
  cell: Cell,
  counts: { readonly minimum: number; readonly maximum: number },
  securityGroupIds: readonly string[],
): RunInstancesCommandInput {
  const launch: RunInstancesCommandInput = {
    ImageId: intent.image.id,
    InstanceType: cell.instanceType as NonNullable<RunInstancesCommandInput['InstanceType']>,
    MinCount: counts.minimum,
    MaxCount: counts.maximum,
    ClientToken: cell.clientToken,
    UserData: intent.userData,
    SecurityGroupIds: [...securityGroupIds],
    ...(cell.subnetId !== undefined && { SubnetId: cell.subnetId }),
    InstanceInitiatedShutdownBehavior: 'terminate',
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    BlockDeviceMappings: [{ DeviceName: intent.image.rootDeviceName, Ebs: { DeleteOnTermination: true } }],
    ...(cell.market === 'spot' && {
      InstanceMarketOptions: {
        MarketType: 'spot',
        SpotOptions: { SpotInstanceType: 'one-time', InstanceInterruptionBehavior: 'terminate' },
      },
    }),
    TagSpecifications: tagSpecifications(cell, toTagList(intent.tags)),
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
