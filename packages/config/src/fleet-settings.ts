import type { FleetSettings } from './config.ts';
import { didYouMean } from './nearest-word.ts';

/** A value read, or the reason why it cannot be. */
type Read = { readonly value: unknown } | { readonly allowed: string };

interface Field {
  readonly property: keyof FleetSettings;
  read(value: unknown): Read;
}

const FIELDS: Readonly<Record<string, Field>> = {
  image: { property: 'image', read: readText },
  region: { property: 'region', read: readText },
  'instance-types': { property: 'instanceTypes', read: readList },
  count: { property: 'count', read: readCount },
  minimum: { property: 'minimum', read: readCount },
  market: { property: 'market', read: (value) => readOneOf(value, ['on-demand', 'spot']) },
  fallback: { property: 'fallback', read: (value) => readOneOf(value, ['on-demand']) },
  ttl: { property: 'ttlMinutes', read: readMinutes },
  'subnet-ids': { property: 'subnetIds', read: readList },
  'security-group-ids': { property: 'securityGroupIds', read: readList },
  'ssh-from': { property: 'sshFrom', read: readText },
  'ssh-user': { property: 'sshUser', read: readText },
  tags: { property: 'tags', read: readTags },
  'user-data': { property: 'userData', read: readText },
};

export interface ParsedFleet {
  readonly settings: FleetSettings;
  readonly problems: readonly string[];
}

/** Reads one fleet from kebab-case fields; `where` names it in problems, such as `fleets.test.count` or `--count`. */
export function parseFleetSettings(
  fields: Readonly<Record<string, unknown>>,
  where: (key: string) => string,
): ParsedFleet {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, value] of Object.entries(fields)) {
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (!field) {
      const known = Object.keys(FIELDS);
      problems.push(`${where(key)} is not a known key${didYouMean(key, known)}; known: ${known.join(', ')}`);
      continue;
    }
    const read = field.read(value);
    if ('value' in read) settings[field.property] = read.value;
    else problems.push(`${where(key)} is ${JSON.stringify(value)}; ${read.allowed}`);
  }
  return { settings, problems };
}

function readText(value: unknown): Read {
  return typeof value === 'string' && value !== '' ? { value } : { allowed: 'it must be a text' };
}

function readList(value: unknown): Read {
  const list = typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
  const valid =
    Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string' && item !== '');
  return valid ? { value: list } : { allowed: 'it must be a list of texts' };
}

function readCount(value: unknown): Read {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  const valid = typeof count === 'number' && Number.isInteger(count) && count >= 1;
  return valid ? { value: count } : { allowed: 'it must be a whole number, 1 or more' };
}

function readOneOf(value: unknown, words: readonly string[]): Read {
  return words.some((word) => word === value) ? { value } : { allowed: `allowed: ${words.join(', ')}` };
}

/** Days, hours and minutes, such as `45m`, `1h30m` or `2d`; a number alone is minutes. */
function readMinutes(value: unknown): Read {
  const match = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m?)?$/.exec(String(value));
  const [days = 0, hours = 0, minutes = 0] = match?.slice(1).map((digits) => Number(digits ?? 0)) ?? [];
  const total = (days * 24 + hours) * 60 + minutes;
  return total >= 1 ? { value: total } : { allowed: 'it must be a duration such as 45m or 2h' };
}

function readTags(value: unknown): Read {
  const valid =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => ['string', 'number', 'boolean'].includes(typeof item));
  if (!valid) return { allowed: 'it must be a mapping of texts' };
  return { value: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)])) };
}
