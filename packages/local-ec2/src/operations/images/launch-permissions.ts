import type { LaunchPermission, ModifyImageAttributeRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { twoYearsAfter } from '../../catalogue/image/deprecation.ts';
import { detailsOf, type ImageRecord } from '../../catalogue/image/image-record.ts';
import { unspecified } from '../attribute-change.ts';
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
 * Reads both spellings of a change: `LaunchPermission.Add`, and `OperationType` with lists. Both may stand in one
 * request as long as they agree.
 * @throws ApiError `InvalidParameterValue` for an operation that is neither `add` nor `remove`,
 * `InvalidParameterCombination` for an operation that the structure contradicts, for one permission both added and
 * removed, and for a permission that names nobody.
 */
export function readPermissionChange(input: ModifyImageAttributeRequest): PermissionChange {
  const listed = [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.UserGroups ?? []).map((group) => ({ Group: group as 'all' })),
    ...(input.OrganizationArns ?? []).map((OrganizationArn) => ({ OrganizationArn })),
    ...(input.OrganizationalUnitArns ?? []).map((OrganizationalUnitArn) => ({ OrganizationalUnitArn })),
  ];
  const removes = oneOf(input.OperationType ?? 'add', 'operationType', ['add', 'remove']) === 'remove';
  const change = {
    add: [...(input.LaunchPermission?.Add ?? []), ...(removes ? [] : listed)],
    remove: [...(input.LaunchPermission?.Remove ?? []), ...(removes ? listed : [])],
  };
  assertAgreement(input, change);
  return change;
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

function assertAgreement(
  { OperationType, LaunchPermission: structure }: ModifyImageAttributeRequest,
  { add, remove }: PermissionChange,
): void {
  if ([...add, ...remove].some((permission) => namesOf(permission).length === 0)) throw unspecified();
  const opposite = OperationType === 'remove' ? 'Add' : 'Remove';
  if (OperationType !== undefined && structure?.[opposite]?.length) {
    const message = `The operationType ${OperationType} cannot be used with LaunchPermission.${opposite}.`;
    throw new ApiError('InvalidParameterCombination', message);
  }
  const added = new Set(add.flatMap(namesOf));
  const both = remove.flatMap(namesOf).find((name) => added.has(name));
  if (both === undefined) return;
  const message = `The launch permission of ${both} cannot be added and removed in the same request.`;
  throw new ApiError('InvalidParameterCombination', message);
}

/** Everybody whom a permission names. */
function namesOf({ Group, OrganizationArn, OrganizationalUnitArn, UserId }: LaunchPermission): string[] {
  return [Group, UserId, OrganizationArn, OrganizationalUnitArn].flatMap((name) => name || []);
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

function assertPermission(permission: LaunchPermission): void {
  const { Group, OrganizationArn, OrganizationalUnitArn, UserId } = permission;
  if (Group !== undefined && Group !== 'all') throw invalidItem(Group, 'userGroup');
  if (UserId !== undefined && !/^\d{12}$/.test(UserId)) throw invalidItem(UserId, 'userId');
  if (OrganizationArn !== undefined && !isArnOf('organization', OrganizationArn)) {
    throw invalidItem(OrganizationArn, 'organizationArn');
  }
  if (OrganizationalUnitArn === undefined || isArnOf('ou', OrganizationalUnitArn)) return;
  throw invalidItem(OrganizationalUnitArn, 'organizationalUnitArn');
}

function isArnOf(kind: 'organization' | 'ou', arn: string): boolean {
  return new RegExp(`^arn:aws[a-z-]*:organizations::\\d{12}:${kind}/o-`).test(arn);
}

function invalidItem(value: string, kind: string): ApiError {
  return new ApiError(
    'InvalidAMIAttributeItemValue',
    `Invalid attribute item value "${value}" for ${kind} item type.`,
  );
}
