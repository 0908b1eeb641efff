import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _InstanceType } from '@aws-sdk/client-ec2';
import sdk from '@aws-sdk/client-ec2/package.json' with { type: 'json' };
import { readExtract, writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

function readJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

/** Names of the installed SDK's model. */
export function extractNames(): void {
  if (sdk.version !== SOURCES.sdk.version) {
    throw new Error(`sources.ts: the SDK is ${SOURCES.sdk.version}; installed is ${sdk.version}`);
  }
  writeExtract('sdk-names.json', { about: SOURCES.sdk, names: Object.values(_InstanceType).sort() });
}

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
export function extractBotocore(wheel: string): void {
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

/** Instance types of the regions that moto did not record. */
export function extractCfnLint(wheel: string): void {
  const path = 'cfnlint/data/schemas/extensions/aws_ec2_instance/instancetype_enum.json';
  const listed = readJson<Readonly<Record<string, { readonly enum?: readonly string[] }>>>(wheel, path);
  const { zones } = readExtract<{ readonly zones: object }>('moto-offerings.json');
  const isMissing = (name: string): boolean => /^[a-z]{2,4}-[a-z-]+-\d$/.test(name) && !(name in zones);
  const regions = Object.keys(listed).filter(isMissing).sort();
  const types = Object.fromEntries(
    regions.map((name) => [name, (listed[name]?.enum ?? []).toSorted().join(' ')]),
  );
  writeExtract('cfn-lint-types.json', { about: SOURCES.cfnLint, regions: types });
}

const PRICE_TABLES = ['aws', 'aws_us_gov'] as const;

/** Prices in US dollars an hour. The Chinese table is left out: it is in yuan and of 2024. */
export function extractKarpenter(module: string): void {
  const recorded: Record<string, string> = {};
  const perHour: Record<string, Record<string, number>> = {};
  for (const table of PRICE_TABLES) {
    const text = readFileSync(join(module, `pkg/providers/pricing/zz_generated.pricing_${table}.go`), 'utf8');
    const date = /generated at (\d{4}-\d\d-\d\d)/.exec(text)?.[1] ?? '';
    for (const [, region = '', body = ''] of text.matchAll(/^\t"([a-z0-9-]+)": \{\n(.*?)^\t\},$/gms)) {
      recorded[region] = date;
      for (const [, type = '', price] of body.matchAll(/"([^"]+)": ([\d.]+)/g)) {
        perHour[type] = { ...perHour[type], [region]: Number(price) };
      }
    }
  }
  writeExtract('karpenter-prices.json', { about: SOURCES.karpenter, recorded, perHour: sortKeys(perHour) });
}

function sortKeys<T>(table: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
