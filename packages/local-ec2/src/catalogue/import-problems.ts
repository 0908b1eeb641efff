import { isPlainObject } from '@ami-select/core';

/** The images of a file: the response of DescribeImages, or its list alone (`--query Images`). */
export function imageList(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json;
  const list = isPlainObject(json) ? json.Images : undefined;
  return Array.isArray(list) ? list : undefined;
}

/** Problems that prevent an import of images, one sentence each; none when the import is possible. */
export function imageProblems(json: unknown): readonly string[] {
  const list = imageList(json);
  if (!list) return ['Images is missing: the list of images must be at the top'];
  return list.flatMap((image, index) => problemsOf(image, index));
}

const NEEDED = ['ImageId', 'OwnerId', 'Architecture'];

/** Required forms of values that are present; old images have neither a name nor a date. */
const FORMS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  ImageId: text((value) => /^(?:ami|aki|ari)-[0-9a-f]{8,17}$/.test(value), 'which is not an image id'),
  Name: text(() => true, ''),
  OwnerId: text((value) => /^\d{12}$/.test(value), 'which is not an account id'),
  Architecture: oneOf(['i386', 'x86_64', 'arm64', 'x86_64_mac', 'arm64_mac']),
  State: oneOf([
    'pending',
    'available',
    'failed',
    'disabled',
    'deregistered',
    'invalid',
    'transient',
    'error',
  ]),
  CreationDate: text(isDate, 'which is not a date'),
  DeprecationTime: text(isDate, 'which is not a date'),
  LastLaunchedTime: text(isDate, 'which is not a date'),
  VirtualizationType: oneOf(['hvm', 'paravirtual']),
  RootDeviceType: oneOf(['ebs', 'instance-store']),
  ImageType: oneOf(['machine', 'kernel', 'ramdisk']),
  BootMode: oneOf(['legacy-bios', 'uefi', 'uefi-preferred']),
  Public: (value) => (typeof value === 'boolean' ? undefined : 'which is neither true nor false'),
  EnaSupport: (value) => (typeof value === 'boolean' ? undefined : 'which is neither true nor false'),
  BlockDeviceMappings: listOfObjects,
  ProductCodes: listOfObjects,
  Tags: listOfObjects,
};

function problemsOf(image: unknown, index: number): string[] {
  if (!isPlainObject(image)) return [`image ${index + 1} is not an object`];
  const label = `image ${index + 1} (${String(image.ImageId ?? 'without an id')})`;
  const missing = NEEDED.filter((key) => image[key] === undefined || image[key] === null);
  return [
    ...missing.map((key) => `${label} has no ${key}`),
    ...Object.entries(FORMS).flatMap(([key, problemOf]) => {
      const value = image[key];
      const problem = value === undefined || value === null ? undefined : problemOf(value);
      return problem === undefined ? [] : [`${label}: ${key} is ${shown(value)}, ${problem}`];
    }),
  ];
}

function text(matches: (value: string) => boolean, problem: string) {
  return (value: unknown): string | undefined => {
    if (typeof value !== 'string') return 'which is not a string';
    return matches(value) ? undefined : problem;
  };
}

function oneOf(known: readonly string[]) {
  return text((value) => known.includes(value), `which is unknown; known: ${known.join(', ')}`);
}

/** Images of long ago have an empty date. */
function isDate(value: string): boolean {
  return value === '' || !Number.isNaN(Date.parse(value));
}

function listOfObjects(value: unknown): string | undefined {
  return Array.isArray(value) && value.every(isPlainObject) ? undefined : 'which is not a list of objects';
}

function shown(value: unknown): string {
  const full = JSON.stringify(value);
  return full.length > 60 ? `${full.slice(0, 57)}...` : full;
}
