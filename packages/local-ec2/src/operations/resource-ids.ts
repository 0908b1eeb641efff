import { ApiError } from '../model/api-error.ts';
import type { RequestContext } from './operation.ts';

interface IdKind {
  readonly prefix: string;
  /** Start of the error codes: `InvalidInstanceID` for `.NotFound` and `.Malformed`. */
  readonly error: string;
  /** How messages name the parameter. */
  readonly label: string;
}

export const INSTANCE_ID: IdKind = { prefix: 'i', error: 'InvalidInstanceID', label: 'instance ID' };
export const VOLUME_ID: IdKind = { prefix: 'vol', error: 'InvalidVolume', label: 'volume' };
export const INTERFACE_ID: IdKind = {
  prefix: 'eni',
  error: 'InvalidNetworkInterfaceID',
  label: 'networkInterface ID',
};
export const GROUP_ID: IdKind = { prefix: 'sg', error: 'InvalidGroup', label: 'security group' };
export const SUBNET_ID: IdKind = { prefix: 'subnet', error: 'InvalidSubnetID', label: 'subnet ID' };
export const VPC_ID: IdKind = { prefix: 'vpc', error: 'InvalidVpcID', label: 'vpc ID' };

/**
 * The resources with these ids that the account can see; all or none.
 * @throws ApiError `<error>.Malformed`, `<error>.NotFound` naming every unknown id (rows 24, 25, 27).
 */
export function findByIds<Item extends { readonly id: string; readonly ownerId: string }>(
  ids: readonly string[],
  table: ReadonlyMap<string, Item>,
  kind: IdKind,
  context: RequestContext,
): Item[] {
  for (const id of ids) assertWellFormed(id, kind);
  const missing = ids.filter((id) => !isVisible(table.get(id), context));
  if (missing.length > 0) throw notFound(missing, kind);
  return ids.flatMap((id) => table.get(id) ?? []);
}

/** Does the account own it, and do reads know of it yet? */
export function isVisible(
  item: { readonly id: string; readonly ownerId: string } | undefined,
  { world, accountId }: RequestContext,
): boolean {
  return item !== undefined && item.ownerId === accountId && world.visibility.isVisible(item.id);
}

function assertWellFormed(id: string, { prefix, error, label }: IdKind): void {
  const digits = id.startsWith(`${prefix}-`) ? id.slice(prefix.length + 1) : '';
  if (/^([0-9a-f]{8}|[0-9a-f]{17})$/.test(digits)) return;
  const code =
    error === 'InvalidVolume'
      ? 'InvalidParameterValue'
      : `${error}${error.endsWith('ID') ? '' : 'Id'}.Malformed`;
  throw new ApiError(code, `Invalid id: "${id}" (expecting "${prefix}-...")`.replace('id:', `${label}:`));
}

function notFound(ids: readonly string[], { error, label }: IdKind): ApiError {
  const [first = ''] = ids;
  const text =
    ids.length === 1
      ? `The ${label} '${first}' does not exist`
      : `The ${label}s '${ids.join(', ')}' do not exist`;
  return new ApiError(`${error}.NotFound`, text);
}
