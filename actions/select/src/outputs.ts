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

export type SelectOutputs = Record<(typeof SELECT_OUTPUTS)[number], string>;

type LockOutputs = Pick<SelectOutputs, 'lock-changed' | 'lock-changes' | 'lock-summary' | 'locked-image-ids'>;

/** The outputs of a query, one selection per region; empty ones when the query was optional and nothing matched. */
export function toOutputs(selections: readonly Selection[]): Omit<SelectOutputs, keyof LockOutputs> {
  const [first] = selections;
  const byRegion = (pick: (image: Image) => unknown): string =>
    JSON.stringify(Object.fromEntries(selections.map(({ region, image }) => [region, pick(image)])));
  return {
    found: String(first !== undefined),
    ...describeImage(first?.image),
    'image-ids': byRegion(({ id }) => id),
    images: byRegion((image) => image),
    reasons: JSON.stringify(first?.reasons ?? []),
    'runners-up': JSON.stringify(first?.runnersUp.map(({ id, name }) => ({ id, name })) ?? []),
    warnings: JSON.stringify([...new Set(selections.flatMap(({ warnings }) => warnings))]),
    cost: JSON.stringify(totalCost(selections)),
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
    'creation-date': image?.creationDate.toISOString() ?? '',
    'deprecation-time': image?.deprecationTime?.toISOString() ?? '',
    'age-days': String(image?.ageDays ?? ''),
    region: image?.region ?? '',
    'root-device-name': image?.rootDeviceName ?? '',
    'root-device-type': image?.rootDeviceType ?? '',
    'virtualization-type': image?.virtualizationType ?? '',
    'boot-mode': image?.bootMode ?? '',
    'ssh-user': image?.sshUser ?? '',
    platform: image?.platform ?? '',
    tags: image === undefined ? '' : JSON.stringify(image.tags),
    image: image === undefined ? '' : JSON.stringify(image),
  };
}

function totalCost(selections: readonly Selection[]): Cost {
  const sum = (field: keyof Cost): number => selections.reduce((total, { cost }) => total + cost[field], 0);
  return { calls: sum('calls'), images: sum('images'), bytes: sum('bytes') };
}

/** Outputs about a lock file; empty without one. */
export function toLockOutputs(used: UsedLock | undefined): LockOutputs {
  if (used === undefined) {
    return { 'lock-changed': '', 'lock-changes': '', 'lock-summary': '', 'locked-image-ids': '' };
  }
  const { changes, lock } = used;
  return {
    'lock-changed': String(changes.length > 0),
    'lock-changes': JSON.stringify(changes),
    'lock-summary': changes.map(({ message }) => message).join('\n'),
    'locked-image-ids': JSON.stringify(lockedIds(lock)),
  };
}

/** Image ids by name and region. */
function lockedIds({ images }: Lock): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(images).map(([name, { regions }]) => [
      name,
      Object.fromEntries(Object.entries(regions).map(([region, { id }]) => [region, id])),
    ]),
  );
}
