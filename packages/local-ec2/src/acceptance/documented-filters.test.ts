import { expect, it } from 'vitest';
import { documentedFilters, readDeclarations } from '../../scripts/documented-filters.ts';
import { OPERATIONS } from '../endpoint/all-operations.ts';

const described = OPERATIONS.filter(
  ({ service, name }) => service === 'ec2' && name.startsWith('Describe'),
).map(({ name, filters = [] }) => ({ name, filters }));

/** Documented, and not there: values that read like names, and names of groups of zones. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  DescribeAvailabilityZones: ['group-long-name'],
  DescribeImages: ['critical', 'high', 'informational', 'low', 'medium'],
};

const declarations = await readDeclarations();

/** Filters by tags are one kind for all of them. */
function documented(operation: string): string[] {
  return documentedFilters(declarations, operation).filter((name) => name !== 'tag');
}

it.each(described)('$name has every documented filter', ({ name, filters }) => {
  const missing = documented(name).filter((filter) => !filters.includes(filter));

  expect(missing.toSorted()).toEqual(WITHOUT[name] ?? []);
});

it('row 45: knows the documentation of DescribeInstances', () => {
  expect(documented('DescribeInstances').length).toBeGreaterThanOrEqual(135);
});
