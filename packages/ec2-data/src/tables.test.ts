import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataPath } from '../scripts/files.ts';
import { generateTables } from '../scripts/generate-tables.ts';
import prices from './data/prices.json' with { type: 'json' };
import { instanceTypeNames } from './instance-types.ts';
import { onDemandPrice } from './prices.ts';
import { publisherAccount } from './publisher-accounts.ts';

describe.each(Object.entries(generateTables()))('%s', (name, text) => {
  const found = readFileSync(dataPath(name), 'utf8');

  it('is what the extracts give', () => {
    expect(found).toBe(text);
  });

  it('names its source, version and date', () => {
    const { about } = JSON.parse(found) as { about: { source: string; version: string; date: string }[] };

    expect(about.length).toBeGreaterThan(0);
    for (const { source, version, date } of about) {
      expect(source).toMatch(/^(?:PyPI|npm|Go|AWS documentation) /);
      expect(version).not.toBe('');
      expect(date).toMatch(/^202\d-[01]\d-[0-3]\d$/);
    }
  });
});

describe('prices', () => {
  it('are those of the list', () => {
    expect(onDemandPrice('us-east-1', 't3.micro')).toBe(0.0104);
    expect(onDemandPrice('us-gov-west-1', 't3.micro')).toBe(0.0122);
    expect(onDemandPrice('us-east-1', 'c7g.large')).toBe(0.0725);
  });

  it('are unknown for other regions and types', () => {
    expect(onDemandPrice('eu-west-1', 't3.micro')).toBeUndefined();
    expect(onDemandPrice('us-east-1', 't3.gigantic')).toBeUndefined();
    expect(onDemandPrice('us-east-1', 'mac2.metal')).toBeUndefined();
  });

  it('are positive, and of types that exist', () => {
    const names = new Set(instanceTypeNames());

    expect(Object.keys(prices.perHour).filter((name) => !names.has(name))).toEqual([]);
    expect(
      Object.values(prices.perHour)
        .flat()
        .filter((price) => price !== null && price <= 0),
    ).toEqual([]);
  });
});

describe('publishers', () => {
  it('have an account of their own in the regions that must be enabled', () => {
    expect(publisherAccount('amazon-linux', 'us-east-1')).toBe('137112412989');
    expect(publisherAccount('amazon-linux', 'af-south-1')).toBe('210953353124');
    expect(publisherAccount('ecs', 'me-south-1')).toBe('050734284575');
    expect(publisherAccount('ecs', 'cn-north-1')).toBeUndefined();
  });
});
