import { readExtract } from '../files.ts';
import { aboutOf } from './about.ts';
import { recordedNames } from './instance-types.ts';
import { allZones, type Zones } from './regions.ts';

interface Recorded {
  readonly offered: Readonly<Record<string, string>>;
}

/** Digits of base 64: each stands for a set of up to six zones, the first zone being the lowest bit. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** For each type one digit a region: the zones that have it. */
export function offeringsTable(): object {
  const zones = allZones();
  const regions = Object.keys(zones);
  const offered = lettersByType(zones);
  const rows = [...recordedNames()].sort().map((type) => {
    const places = offered.get(type);
    const digits = regions.map((region) =>
      digitOf(Object.keys(zones[region] ?? {}), region, places?.get(region) ?? ''),
    );
    return [type, digits.join('')];
  });
  return {
    about: [...aboutOf('moto-offerings.json'), ...aboutOf('cfn-lint-types.json')],
    regions,
    types: Object.fromEntries(rows),
  };
}

/** Letters of the zones that have a type, by type and region. Where zones were not recorded, all of a region's. */
function lettersByType(zones: Zones): Map<string, Map<string, string>> {
  const letters = new Map<string, Map<string, string>>();
  const add = (type: string, region: string, found: string): void => {
    letters.set(type, (letters.get(type) ?? new Map<string, string>()).set(region, found));
  };
  for (const [type, places] of Object.entries(readExtract<Recorded>('moto-offerings.json').offered)) {
    for (const place of places.split(' ')) {
      const [region = '', found = ''] = place.split(':');
      add(type, region, found);
    }
  }
  const { regions } = readExtract<{ readonly regions: Readonly<Record<string, string>> }>(
    'cfn-lint-types.json',
  );
  for (const [region, types] of Object.entries(regions)) {
    const every = Object.keys(zones[region] ?? {}).map((zone) => zone.slice(region.length));
    for (const type of types.split(' ')) add(type, region, every.join(''));
  }
  return letters;
}

function digitOf(zones: readonly string[], region: string, letters: string): string {
  const bits = zones.map((zone, index) => (letters.includes(zone.slice(region.length)) ? 1 << index : 0));
  return DIGITS[bits.reduce((sum, bit) => sum + bit, 0)] ?? '';
}
