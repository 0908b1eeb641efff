import { isPlainObject } from '@ami-select/core';
import { startsWithDay } from '../../api/calendar-day.ts';

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
  ImageWatermarks: listOfDated,
  ProductCodes: listOfObjects,
  ScanResults: dated,
  Tags: listOfObjects,
};

/** What prevents an import of an image, each to be read behind `image 7`; nothing when it is possible. */
export function imageProblems(image: unknown): readonly string[] {
  if (!isPlainObject(image)) return [' is not an object'];
  const problems: string[] = [];
  const label = ` (${String(image.ImageId ?? 'without an id')})`;
  for (const key of NEEDED) {
    if (image[key] === undefined || image[key] === null) problems.push(`${label} has no ${key}`);
  }
  for (const [key, problemOf] of FORM_ENTRIES) {
    const value = image[key];
    const problem = value === undefined || value === null ? undefined : problemOf(value);
    if (problem !== undefined) problems.push(`${label}: ${key} is ${shown(value)}, ${problem}`);
  }
  return problems;
}

const FORM_ENTRIES = Object.entries(FORMS);

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
  return value === '' || (startsWithDay(value) && !Number.isNaN(Date.parse(value)));
}

function listOfObjects(value: unknown): string | undefined {
  return Array.isArray(value) && value.every(isPlainObject) ? undefined : 'which is not a list of objects';
}

/** Is this member of a watermark or of the results of a scan a time? */
export function isTime(member: string): boolean {
  return /(?:Time|Date|Since)$/.test(member);
}

/** The times in it must be times. */
function dated(value: unknown): string | undefined {
  if (!isPlainObject(value)) return 'which is not an object';
  const times = Object.entries(value).filter(([key]) => isTime(key));
  const wrong = times.find(([, time]) => typeof time !== 'string' || !isDate(time));
  return wrong === undefined ? undefined : `whose ${wrong[0]} is not a date`;
}

function listOfDated(value: unknown): string | undefined {
  return listOfObjects(value) ?? (value as readonly unknown[]).map(dated).find((problem) => problem);
}

function shown(value: unknown): string {
  const full = JSON.stringify(value);
  return full.length > 60 ? `${full.slice(0, 57)}...` : full;
}
