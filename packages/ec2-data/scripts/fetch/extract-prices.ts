import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

const PRICE_TABLES = ['aws', 'aws_us_gov'] as const;

/** Prices in US dollars an hour. The Chinese table is left out: it is in yuan and of 2024. */
export function extractPrices(module: string): void {
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
