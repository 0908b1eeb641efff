import type { LaunchPermission, ModifyImageAttributeRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { twoYearsAfter } from '../../catalogue/image/deprecation.ts';
import { detailsOf, type ImageRecord } from '../../catalogue/image/image-record.ts';
import { oneOf } from '../one-of.ts';

export interface PermissionChange {
  readonly add: readonly LaunchPermission[];
  readonly remove: readonly LaunchPermission[];
}

/** Launch permissions of the image besides its owner's. */
export function launchPermissions({ public: isPublic, details }: ImageRecord): LaunchPermission[] {
  return [
    ...(isPublic ? [{ Group: 'all' as const }] : []),
    ...(details?.sharedWith ?? []).map((UserId) => ({ UserId })),
    ...(details?.sharedWithOrganizations ?? []).map(organizationPermission),
  ];
}

/**
 * Reads both spellings of a change: `LaunchPermission.Add`, and `OperationType` with lists.
 * @throws ApiError `InvalidParameterValue` for an operation that is neither `add` nor `remove`.
 */
export function readPermissionChange(input: ModifyImageAttributeRequest): PermissionChange {
  const listed = [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.UserGroups ?? []).map((group) => ({ Group: group as 'all' })),
    ...(input.OrganizationArns ?? []).map((OrganizationArn) => ({ OrganizationArn })),
    ...(input.OrganizationalUnitArns ?? []).map((OrganizationalUnitArn) => ({ OrganizationalUnitArn })),
  ];
  const removes = oneOf(input.OperationType ?? 'add', 'operationType', ['add', 'remove']) === 'remove';
  return {
    add: [...(input.LaunchPermission?.Add ?? []), ...(removes ? [] : listed)],
    remove: [...(input.LaunchPermission?.Remove ?? []), ...(removes ? listed : [])],
  };
}

/** @throws ApiError `InvalidAMIAttributeItemValue` for a group other than `all` or a bad account id. */
export function changePermissions(image: ImageRecord, { add, remove }: PermissionChange, now: number): void {
  for (const permission of [...add, ...remove]) assertPermission(permission);
  const users = new Set(image.details?.sharedWith);
  const organizations = new Set(image.details?.sharedWithOrganizations);
  for (const permission of add) apply(permission, { users, organizations, method: 'add' });
  for (const permission of remove) apply(permission, { users, organizations, method: 'delete' });
  if (add.some(({ Group }) => Group)) publish(image, now);
  if (remove.some(({ Group }) => Group)) image.public = false;
  Object.assign(detailsOf(image), { sharedWith: [...users], sharedWithOrganizations: [...organizations] });
}

function organizationPermission(arn: string): LaunchPermission {
  return arn.includes(':ou/') ? { OrganizationalUnitArn: arn } : { OrganizationArn: arn };
}

interface Audience {
  readonly users: Set<string>;
  readonly organizations: Set<string>;
  readonly method: 'add' | 'delete';
}

function apply(permission: LaunchPermission, { users, organizations, method }: Audience): void {
  const organization = permission.OrganizationArn ?? permission.OrganizationalUnitArn;
  if (permission.UserId !== undefined) users[method](permission.UserId);
  if (organization !== undefined) organizations[method](organization);
}

/** A public image without a deprecation time gets one, two years after its creation. */
function publish(image: ImageRecord, now: number): void {
  image.public = true;
  image.deprecatedAt ??= Math.max(twoYearsAfter(image.createdAt), now);
}

function assertPermission({ Group, UserId }: LaunchPermission): void {
  if (Group !== undefined && Group !== 'all') throw invalidItem(Group, 'userGroup');
  if (UserId !== undefined && !/^\d{12}$/.test(UserId)) throw invalidItem(UserId, 'userId');
}

function invalidItem(value: string, kind: string): ApiError {
  return new ApiError(
    'InvalidAMIAttributeItemValue',
    `Invalid attribute item value "${value}" for ${kind} item type.`,
  );
}
