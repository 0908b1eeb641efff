import table from './data/regions.json' with { type: 'json' };
import type { Partition } from './partitions.ts';

export interface Region {
  readonly name: string;
  readonly partition: Partition;
  /** Where it is, in words: `Europe (Frankfurt)`. */
  readonly location: string;
  /** Whether every account has it without opt-in. */
  readonly enabledByDefault: boolean;
  /** Empty where no source lists them: the sovereign and the isolated partitions. */
  readonly zones: readonly Zone[];
}

export interface Zone {
  readonly name: string;
  /** The same place in every account. Which name has it differs by account in the oldest regions. */
  readonly id: string;
}

/** The regions that have EC2, by name. Sources: botocore, moto's recordings, AWS documentation. */
export function regions(): readonly Region[] {
  return [...REGIONS.values()];
}

/** The region of that name; undefined for any other name. */
export function findRegion(name: string): Region | undefined {
  return REGIONS.get(name);
}

interface Row {
  readonly partition: string;
  readonly location: string;
  readonly enabledByDefault: boolean;
  readonly zones: Readonly<Record<string, string>>;
}

const REGIONS: ReadonlyMap<string, Region> = new Map(
  Object.entries<Row>(table.regions).map(([name, row]) => {
    const zones = Object.entries(row.zones).map(([zone, id]) => ({ name: zone, id }));
    return [name, { ...row, name, partition: row.partition as Partition, zones }];
  }),
);
