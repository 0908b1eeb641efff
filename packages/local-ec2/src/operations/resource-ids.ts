import { ApiError } from '../api/api-error.ts';
import type { ConnectEndpointRecord } from '../state/connect-endpoints.ts';
import type { RegionState } from '../state/region-state.ts';
import type {
  GroupRecord,
  InstanceRecord,
  InterfaceRecord,
  SubnetRecord,
  VolumeRecord,
  VpcRecord,
} from '../state/resources.ts';
import type { RequestContext } from './operation.ts';
import { regionOf } from './region-of.ts';

interface Owned {
  readonly id: string;
  readonly ownerId: string;
}

/** A kind of resource that calls name by id. */
export interface IdKind<Item extends Owned> {
  readonly prefix: string;
  /** Start of the error codes: `InvalidInstanceID` for `.NotFound` and `.Malformed`. */
  readonly error: string;
  /** The code for a malformed id, where it does not follow from `error`. */
  readonly malformed?: string;
  /** Name of the parameter in messages. */
  readonly label: string;
  readonly table: (region: RegionState) => ReadonlyMap<string, Item>;
}

export const INSTANCE: IdKind<InstanceRecord> = {
  prefix: 'i',
  error: 'InvalidInstanceID',
  label: 'instance ID',
  table: ({ instances }) => instances,
};
export const VOLUME: IdKind<VolumeRecord> = {
  prefix: 'vol',
  error: 'InvalidVolume',
  malformed: 'InvalidParameterValue',
  label: 'volume',
  table: ({ volumes }) => volumes,
};
export const INTERFACE: IdKind<InterfaceRecord> = {
  prefix: 'eni',
  error: 'InvalidNetworkInterfaceID',
  malformed: 'InvalidNetworkInterfaceId.Malformed',
  label: 'networkInterface ID',
  table: ({ interfaces }) => interfaces,
};
export const GROUP: IdKind<GroupRecord> = {
  prefix: 'sg',
  error: 'InvalidGroup',
  label: 'security group',
  table: ({ groups }) => groups,
};
export const SUBNET: IdKind<SubnetRecord> = {
  prefix: 'subnet',
  error: 'InvalidSubnetID',
  label: 'subnet ID',
  table: ({ subnets }) => subnets,
};
export const VPC: IdKind<VpcRecord> = {
  prefix: 'vpc',
  error: 'InvalidVpcID',
  label: 'vpc ID',
  table: ({ vpcs }) => vpcs,
};
export const CONNECT_ENDPOINT: IdKind<ConnectEndpointRecord> = {
  prefix: 'eice',
  error: 'InvalidInstanceConnectEndpointId',
  malformed: 'InvalidInstanceConnectEndpointId.Malformed',
  label: 'instance connect endpoint ID',
  table: ({ connectEndpoints }) => connectEndpoints,
};
/** No region has prefix lists: none can be created, and those of AWS are not served. */
export const PREFIX_LIST: IdKind<Owned> = {
  prefix: 'pl',
  error: 'InvalidPrefixListID',
  malformed: 'InvalidPrefixListId.Malformed',
  label: 'prefix list ID',
  table: () => new Map(),
};

/**
 * The resources with these ids that the account can see, each once; all or none.
 * @throws ApiError `<error>.Malformed`, `<error>.NotFound` naming every unknown id (rows 24, 25, 27).
 */
export function findByIds<Item extends Owned>(
  ids: readonly string[],
  kind: IdKind<Item>,
  context: RequestContext,
): Item[] {
  for (const id of ids) assertWellFormed(id, kind);
  const table = kind.table(regionOf(context));
  const missing = ids.filter((id) => !isVisible(table.get(id), context));
  if (missing.length > 0) throw notFound(missing, kind);
  return [...new Set(ids)].flatMap((id) => table.get(id) ?? []);
}

/** The resource with this id. @throws ApiError as `findByIds` does. */
export function findById<Item extends Owned>(id: string, kind: IdKind<Item>, context: RequestContext): Item {
  const [item] = findByIds([id], kind, context);
  if (item) return item;
  throw notFound([id], kind);
}

/** The resources with these ids; without any, all that the account can see. @throws ApiError as `findByIds` does. */
export function findAsked<Item extends Owned>(
  ids: readonly string[] | undefined,
  kind: IdKind<Item>,
  context: RequestContext,
): Item[] {
  if (ids?.length) return findByIds(ids, kind, context);
  return [...kind.table(regionOf(context)).values()].filter((item) => isVisible(item, context));
}

/** Does the account own it, and is it visible to reads yet? */
export function isVisible(item: Owned | undefined, { world, accountId }: RequestContext): boolean {
  return item !== undefined && item.ownerId === accountId && world.visibility.isVisible(item.id);
}

type Naming = Pick<IdKind<Owned>, 'prefix' | 'error' | 'malformed' | 'label'>;

function assertWellFormed(id: string, { prefix, error, malformed, label }: Naming): void {
  const digits = id.startsWith(`${prefix}-`) ? id.slice(prefix.length + 1) : '';
  if (/^([0-9a-f]{8}|[0-9a-f]{17})$/.test(digits)) return;
  const code = malformed ?? `${error}${error.endsWith('ID') ? '' : 'Id'}.Malformed`;
  throw new ApiError(code, `Invalid id: "${id}" (expecting "${prefix}-...")`.replace('id:', `${label}:`));
}

function notFound(ids: readonly string[], { error, label }: Naming): ApiError {
  const [first = ''] = ids;
  const text =
    ids.length === 1
      ? `The ${label} '${first}' does not exist`
      : `The ${label}s '${ids.join(', ')}' do not exist`;
  return new ApiError(`${error}.NotFound`, text);
}
