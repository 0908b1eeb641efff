import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

interface Offering {
  readonly InstanceType: string;
  readonly Location: string;
}

/** Types by location. */
type Offered = ReadonlyMap<string, ReadonlySet<string>>;

/** Joins moto's recorded offerings by zone name with those by zone id. */
export function extractOfferings(wheel: string): void {
  const folder = join(wheel, 'moto/ec2/resources/instance_type_offerings');
  const zones: Record<string, Record<string, string>> = {};
  const offered = new Map<string, string[]>();
  for (const file of readdirSync(join(folder, 'availability-zone')).sort()) {
    const region = file.replace('.json.gz', '');
    const byName = readOffered(join(folder, 'availability-zone', file));
    zones[region] = pairZones(byName, readOffered(join(folder, 'availability-zone-id', file)));
    for (const [type, letters] of lettersByType(byName, region)) {
      offered.set(type, [...(offered.get(type) ?? []), `${region}:${letters}`]);
    }
  }
  const types = [...offered]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, places]) => [type, places.join(' ')]);
  writeExtract('moto-offerings.json', { about: SOURCES.moto, zones, offered: Object.fromEntries(types) });
}

function readOffered(path: string): Offered {
  const offerings = JSON.parse(gunzipSync(readFileSync(path)).toString()) as readonly Offering[];
  const places = [...new Set(offerings.map(({ Location }) => Location))].sort();
  return new Map(
    places.map((place) => {
      const here = offerings.filter(({ Location }) => Location === place);
      return [place, new Set(here.map(({ InstanceType }) => InstanceType))];
    }),
  );
}

/** The zone id of each zone name: the one with the same types. Equal zones are paired in order. */
function pairZones(byName: Offered, byId: Offered): Record<string, string> {
  const free = new Map(byId);
  const pairs: Record<string, string> = {};
  for (const [name, types] of byName) {
    const [id] = [...free].find(([, others]) => isEqual(others, types)) ?? [];
    if (id === undefined) throw new Error(`${name}: no zone id has the same instance types`);
    free.delete(id);
    pairs[name] = id;
  }
  return pairs;
}

function isEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((type) => other.has(type));
}

function lettersByType(byName: Offered, region: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [zone, types] of byName) {
    for (const type of types) letters.set(type, (letters.get(type) ?? '') + zone.slice(region.length));
  }
  return letters;
}
