import type { OutputValue } from '@ami-select/action-kit';
import { forJson } from '@ami-select/core';
import type { Cost, Image, Lock, Selection, UsedLock } from '@ami-select/selector';

/** Every output of action.yml. */
export const SELECT_OUTPUTS = [
  'found',
  'image-id',
  'image-ids',
  'name',
  'owner',
  'publisher',
  'architecture',
  'creation-date',
  'deprecation-time',
  'age-days',
  'region',
  'root-device-name',
  'root-device-type',
  'virtualization-type',
  'boot-mode',
  'ssh-user',
  'platform',
  'tags',
  'image',
  'images',
  'reasons',
  'runners-up',
  'warnings',
  'cost',
  'lock-changed',
  'lock-changes',
  'lock-summary',
  'locked-image-ids',
] as const;

export type SelectOutputs = Record<Exclude<(typeof SELECT_OUTPUTS)[number], 'lock-summary'>, string> & {
  /** Lines. */
  readonly 'lock-summary': OutputValue;
};

type LockOutputs = Pick<SelectOutputs, 'lock-changed' | 'lock-changes' | 'lock-summary' | 'locked-image-ids'>;

/** What the step selected. */
export interface SelectResult {
  /** Every image, of every name and region. */
  readonly selections: readonly Selection[];
  /** Whether the images are those of one query: the outputs of a single image are empty otherwise. */
  readonly isOneQuery: boolean;
  /** Warnings that are not about one image. */
  readonly warnings: readonly string[];
  /** Cost of everything that was done. */
  readonly cost: Cost;
}

/** The outputs of the images; empty ones when the query was optional and nothing matched. */
export function toOutputs(result: SelectResult): Omit<SelectOutputs, keyof LockOutputs> {
  const selections = result.isOneQuery ? result.selections : [];
  const warnings = [...result.selections.flatMap((one) => one.warnings), ...result.warnings];
  const [first] = selections;
  const byRegion = (pick: (image: Image) => unknown): string =>
    forJson(Object.fromEntries(selections.map(({ region, image }) => [region, pick(image)])));
  return {
    found: String(result.selections.length > 0),
    ...describeImage(first?.image),
    'image-ids': byRegion(({ id }) => id),
    images: byRegion((image) => image),
    reasons: forJson(first?.reasons ?? []),
    'runners-up': forJson(first?.runnersUp.map(({ id, name }) => ({ id, name })) ?? []),
    warnings: forJson([...new Set(warnings)]),
    cost: forJson(result.cost),
  };
}

type ImageOutput =
  | 'image-id'
  | 'name'
  | 'owner'
  | 'publisher'
  | 'architecture'
  | 'creation-date'
  | 'deprecation-time'
  | 'age-days'
  | 'region'
  | 'root-device-name'
  | 'root-device-type'
  | 'virtualization-type'
  | 'boot-mode'
  | 'ssh-user'
  | 'platform'
  | 'tags'
  | 'image';

function describeImage(image: Image | undefined): Pick<SelectOutputs, ImageOutput> {
  return {
    'image-id': image?.id ?? '',
    name: image?.name ?? '',
    owner: image?.ownerId ?? '',
    publisher: image?.publisher ?? '',
    architecture: image?.architecture ?? '',
    'creation-date': image?.creationDate?.toISOString() ?? '',
    'deprecation-time': image?.deprecationTime?.toISOString() ?? '',
    'age-days': String(image?.ageDays ?? ''),
    region: image?.region ?? '',
    'root-device-name': image?.rootDeviceName ?? '',
    'root-device-type': image?.rootDeviceType ?? '',
    'virtualization-type': image?.virtualizationType ?? '',
    'boot-mode': image?.bootMode ?? '',
    'ssh-user': image?.sshUser ?? '',
    platform: image?.platform ?? '',
    tags: image === undefined ? '' : forJson(image.tags),
    image: image === undefined ? '' : forJson(image),
  };
}

/** Outputs about a lock file; empty without one. */
export function toLockOutputs(used: UsedLock | undefined): LockOutputs {
  if (used === undefined) {
    return { 'lock-changed': '', 'lock-changes': '', 'lock-summary': '', 'locked-image-ids': '' };
  }
  const { changes, lock } = used;
  return {
    'lock-changed': String(changes.length > 0),
    'lock-changes': forJson(changes),
    'lock-summary': changes.map(({ message }) => message),
    'locked-image-ids': forJson(lockedIds(lock)),
  };
}

/** Image ids by name and region, without the regions that have no image. */
function lockedIds({ images }: Lock): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(images).map(([name, { regions }]) => [
      name,
      Object.fromEntries(
        Object.entries(regions).flatMap(([region, image]) => (image === null ? [] : [[region, image.id]])),
      ),
    ]),
  );
}
