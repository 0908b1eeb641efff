import { readJson, writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

interface Partitions {
  readonly partitions: readonly {
    readonly id: string;
    readonly regionRegex: string;
    readonly outputs: { readonly dnsSuffix: string };
  }[];
}

interface Endpoints {
  readonly partitions: readonly {
    readonly partition: string;
    readonly regions: Readonly<Record<string, { readonly description: string }>>;
    readonly services: { readonly ec2?: { readonly endpoints: Readonly<Record<string, unknown>> } };
  }[];
}

/** Partitions, and the regions of each that have EC2. */
export function extractRegions(wheel: string): void {
  const { partitions } = readJson<Partitions>(wheel, 'botocore/data/partitions.json');
  const endpoints = readJson<Endpoints>(wheel, 'botocore/data/endpoints.json');
  const regions: Record<string, { readonly partition: string; readonly location: string }> = {};
  for (const { partition, regions: known, services } of endpoints.partitions) {
    for (const [name, { description }] of Object.entries(known)) {
      if (services.ec2?.endpoints[name]) regions[name] = { partition, location: description };
    }
  }
  writeExtract('botocore-regions.json', {
    about: SOURCES.botocore,
    partitions: partitions.map(({ id, regionRegex, outputs }) => ({
      id,
      regions: regionRegex,
      dnsSuffix: outputs.dnsSuffix,
    })),
    regions,
  });
}
