import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import type { Operation } from '../operations/operation.ts';
import { createFixture, type Fixture } from '../testing/request-fixture.ts';
import { LEAST } from '../testing/request-values.ts';
import { PROTOCOLS } from '../wire/protocol.ts';

/** Regular expressions that people write where EC2 reads wildcards. */
const WRONG = [
  String.raw`\d`,
  String.raw`\d+`,
  String.raw`ubuntu-\d\d\.\d\d`,
  String.raw`^amzn2-ami-hvm-2\.0`,
  String.raw`\w*`,
  String.raw`*\s*`,
  String.raw`.*\/.*`,
  String.raw`(a|b)\-1`,
  String.raw`\*\?\\\w`,
  String.raw`\\\b`,
  String.raw`\[1\]`,
  '\\\u{1f600}',
] as const;

/** What EC2 takes: its three escapes, a backslash at the very end, and whatever a regular expression has besides. */
const RIGHT = [
  String.raw`\*`,
  String.raw`\?`,
  String.raw`\\`,
  String.raw`\\d`,
  String.raw`a\*b\?c\\`,
  '[0-9]+',
  '^ubuntu.*$',
  'tail\\',
] as const;

/** Filters are read, whether or not anything is left to filter. */
const NOTHING_LEFT: Readonly<Record<string, object>> = {
  DescribeSpotPriceHistory: { ProductDescriptions: ['Windows'] },
};

const FILTERED = OPERATIONS.filter(({ service, filters = [] }) => service === 'ec2' && filters.length > 0);

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

/** The first filter of each kind that the operation knows: a field, a tag, the key of a tag. */
function filterNames({ filters = [] }: Operation): string[] {
  const names = [
    filters.find((name) => !name.startsWith('tag')),
    ...filters.filter((name) => name.startsWith('tag')),
  ];
  return names.flatMap((name) => name?.replace('<key>', 'Team') ?? []);
}

/** Members that the model requires, and the member that the operation has its filters in. */
function requestWith(operation: Operation, filter: object): object {
  const { model } = PROTOCOLS.ec2;
  const structure = model.structures[model.operations[operation.name]?.input ?? ''];
  const names = [...(structure?.required ?? []), ...(LEAST[operation.name] ?? [])];
  const required = names.map((name) => [name, fixture.values[name]]);
  const member = (operation.parameters as readonly string[]).includes('Filters') ? 'Filters' : 'Filter';
  return { ...Object.fromEntries(required), ...NOTHING_LEFT[operation.name], [member]: [filter] };
}

async function outcome(operation: Operation, Name: string, value: string): Promise<string> {
  try {
    await operation.run(requestWith(operation, { Name, Values: ['x', value] }), fixture.context());
    return 'answered';
  } catch (error) {
    if (error instanceof ApiError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('row 2: escapes in filter values', () => {
  it('is asked of every operation that filters', () => {
    expect(FILTERED.length).toBeGreaterThanOrEqual(30);
  });

  it.each(FILTERED)(
    '$name refuses a backslash before an ordinary character, and no other',
    async (operation) => {
      for (const name of filterNames(operation)) {
        for (const value of WRONG) {
          const refusal = await outcome(operation, name, value);
          expect(refusal, `${name}=${value}`).toMatch(
            /^InvalidParameterValue: Invalid filter value: The escape sequence '\\.' is invalid$/u,
          );
        }
        for (const value of RIGHT)
          expect(await outcome(operation, name, value), `${name}=${value}`).toBe('answered');
      }
    },
  );
});
