import { readExtract } from '../files.ts';
import { aboutOf } from './about.ts';

export type Zones = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Documented {
  readonly zones: Zones;
  readonly enabledByDefault: readonly string[];
}

interface Botocore {
  readonly partitions: readonly object[];
  readonly regions: Readonly<Record<string, { readonly partition: string; readonly location: string }>>;
}

export function partitionsTable(): object {
  const { partitions } = readExtract<Botocore>('botocore-regions.json');
  return { about: aboutOf('botocore-regions.json'), partitions };
}

export function regionsTable(): object {
  const { regions } = readExtract<Botocore>('botocore-regions.json');
  const { enabledByDefault } = readExtract<Documented>('documented-regions.json');
  const zones = allZones();
  const rows = Object.entries(regions).map(([name, { partition, location }]) => {
    const isEnabled = partition !== 'aws' || enabledByDefault.includes(name);
    return [name, { partition, location, enabledByDefault: isEnabled, zones: zones[name] ?? {} }];
  });
  return {
    about: ['botocore-regions.json', 'moto-offerings.json', 'documented-regions.json'].flatMap((name) =>
      aboutOf(name),
    ),
    regions: Object.fromEntries(rows),
  };
}

/** Zone ids by zone name, by region. */
export function allZones(): Zones {
  const { zones } = readExtract<Pick<Documented, 'zones'>>('moto-offerings.json');
  const documented = readExtract<Documented>('documented-regions.json').zones;
  const all = Object.entries({ ...documented, ...zones });
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
