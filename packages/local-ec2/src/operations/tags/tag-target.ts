import { ApiError, notImplemented } from '../../api/api-error.ts';
import { changeImageTags } from '../../catalogue/image/image-tags.ts';
import type { Tag } from '../../state/filters.ts';
import type { RegionState } from '../../state/region-state.ts';
import { withoutTags, withTags } from '../../state/tag-history.ts';
import { vpcOfPart } from '../network/network-parts.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

interface TagKind {
  readonly prefix: string;
  /** As DescribeTags names it. */
  readonly type: string;
  readonly notFound: string;
  readonly has: (region: RegionState, id: string) => { readonly ownerId: string } | undefined;
}

const KINDS: readonly TagKind[] = [
  {
    prefix: 'i',
    type: 'instance',
    notFound: 'InvalidInstanceID',
    has: ({ instances }, id) => instances.get(id),
  },
  { prefix: 'vol', type: 'volume', notFound: 'InvalidVolume', has: ({ volumes }, id) => volumes.get(id) },
  {
    prefix: 'eni',
    type: 'network-interface',
    notFound: 'InvalidNetworkInterfaceID',
    has: ({ interfaces }, id) => interfaces.get(id),
  },
  { prefix: 'sg', type: 'security-group', notFound: 'InvalidGroup', has: ({ groups }, id) => groups.get(id) },
  { prefix: 'vpc', type: 'vpc', notFound: 'InvalidVpcID', has: ({ vpcs }, id) => vpcs.get(id) },
  {
    prefix: 'subnet',
    type: 'subnet',
    notFound: 'InvalidSubnetID',
    has: ({ subnets }, id) => subnets.get(id),
  },
  {
    prefix: 'key',
    type: 'key-pair',
    notFound: 'InvalidKeyPair',
    has: ({ keyPairs }, id) => keyPairs.get(id),
  },
  {
    prefix: 'lt',
    type: 'launch-template',
    notFound: 'InvalidLaunchTemplateId',
    has: ({ launchTemplates }, id) => launchTemplates.get(id),
  },
  {
    prefix: 'eice',
    type: 'instance-connect-endpoint',
    notFound: 'InvalidInstanceConnectEndpointId',
    has: ({ connectEndpoints }, id) => connectEndpoints.get(id),
  },
  { prefix: 'fleet', type: 'fleet', notFound: 'InvalidFleetId', has: ({ fleets }, id) => fleets.get(id) },
  {
    prefix: 'sir',
    type: 'spot-instances-request',
    notFound: 'InvalidSpotInstanceRequestID',
    has: ({ spotRequests }, id) => spotRequests.get(id),
  },
  {
    prefix: 'sgr',
    type: 'security-group-rule',
    notFound: 'InvalidSecurityGroupRuleId',
    has: ({ groups }, id) => [...groups.values()].find(({ rules }) => rules.some((rule) => rule.id === id)),
  },
  {
    prefix: 'pg',
    type: 'placement-group',
    notFound: 'InvalidPlacementGroupId',
    has: ({ placementGroups }, id) => placementGroups.get(id),
  },
  {
    prefix: 'rtb',
    type: 'route-table',
    notFound: 'InvalidRouteTableID',
    has: ({ vpcs }, id) => vpcOfPart(id, vpcs),
  },
  {
    prefix: 'igw',
    type: 'internet-gateway',
    notFound: 'InvalidInternetGatewayID',
    has: ({ vpcs }, id) => vpcOfPart(id, vpcs),
  },
  {
    prefix: 'acl',
    type: 'network-acl',
    notFound: 'InvalidNetworkAclID',
    has: ({ vpcs }, id) => vpcOfPart(id, vpcs),
  },
  {
    prefix: 'dopt',
    type: 'dhcp-options',
    notFound: 'InvalidDhcpOptionID',
    has: ({ vpcs }, id) => vpcOfPart(id, vpcs),
  },
];

/** Where the tags of one resource are kept. */
export interface TagTarget {
  readonly id: string;
  readonly type: string;
  read(): readonly Tag[];
  set(tags: readonly Tag[]): void;
  remove(tags: readonly Tag[] | undefined): void;
}

/** Resource type of an id, as DescribeTags reports it. */
export function tagTypeOf(id: string): string {
  const prefix = id.startsWith('fleet-') ? 'fleet' : id.slice(0, id.lastIndexOf('-'));
  if (prefix === 'snap') return 'snapshot';
  return KINDS.find((kind) => kind.prefix === prefix)?.type ?? prefix;
}

/** @throws ApiError `<kind>.NotFound`, `InvalidID` (row 40). */
export function findTagTarget(id: string, context: RequestContext): TagTarget {
  const region = regionOf(context);
  if (id.startsWith('ami-')) return imageTarget(id, context);
  if (id.startsWith('snap-')) return snapshotTarget(id, context);
  const prefix = id.startsWith('fleet-') ? 'fleet' : id.slice(0, id.lastIndexOf('-'));
  const kind = KINDS.find((known) => known.prefix === prefix);
  if (!kind) throw new ApiError('InvalidID', `The ID '${id}' is not valid`);
  const owner = kind.has(region, id)?.ownerId;
  if (owner !== context.accountId || !context.world.visibility.isVisible(id)) {
    throw new ApiError(`${kind.notFound}.NotFound`, `The ${kind.type} ID '${id}' does not exist`);
  }
  return storeTarget(id, kind.type, region);
}

function snapshotTarget(id: string, context: RequestContext): TagTarget {
  const snapshot = context.world.images.snapshots(context.region).get(id);
  const isKnown = snapshot?.ownerId === context.accountId && context.world.visibility.isVisible(id);
  if (isKnown) return storeTarget(id, 'snapshot', regionOf(context));
  throw new ApiError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`);
}

function storeTarget(id: string, type: string, { tags }: RegionState): TagTarget {
  return {
    id,
    type,
    read: () => tags.of(id),
    set: (added) => tags.set(id, added),
    remove: (removed) => tags.remove(id, removed ?? tags.of(id)),
  };
}

function imageTarget(id: string, { world, region, accountId, now }: RequestContext): TagTarget {
  const image = world.images.store(region).get(id);
  if (!image || !world.visibility.isVisible(id))
    throw new ApiError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
  if (image.ownerId !== accountId) {
    throw notImplemented(`an account's own tags on images of others (${id})`);
  }
  const tags = (): readonly Tag[] => image.details?.tags ?? [];
  const change = (next: readonly Tag[]): void => changeImageTags(image, next, now.getTime());
  return {
    id,
    type: 'image',
    read: tags,
    set: (added) => change(withTags(tags(), added)),
    remove: (removed) => change(withoutTags(tags(), removed ?? tags())),
  };
}
