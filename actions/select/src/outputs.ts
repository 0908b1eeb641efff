import type { Image, Selection } from '@ami-select/selector';

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
  'boot-mode',
  'ssh-user',
  'platform',
  'image',
  'reasons',
  'runners-up',
] as const;

export type SelectOutputs = Record<(typeof SELECT_OUTPUTS)[number], string>;

/** The outputs of an answer, one selection per region; of none when the query was optional and nothing matched. */
export function toOutputs(selections: readonly Selection[]): SelectOutputs {
  const [first] = selections;
  const imageIds = Object.fromEntries(selections.map(({ region, image }) => [region, image.id]));
  const runnersUp = first?.runnersUp.map(({ id, name }) => ({ id, name })) ?? [];
  return {
    found: String(first !== undefined),
    ...describeImage(first?.image),
    'image-ids': JSON.stringify(imageIds),
    reasons: JSON.stringify(first?.reasons ?? []),
    'runners-up': JSON.stringify(runnersUp),
  };
}

function describeImage(
  image: Image | undefined,
): Omit<SelectOutputs, 'found' | 'image-ids' | 'reasons' | 'runners-up'> {
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
    'boot-mode': image?.bootMode ?? '',
    'ssh-user': image?.sshUser ?? '',
    platform: image?.platform ?? '',
    image: image === undefined ? '' : JSON.stringify(image),
  };
}
