import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { OPERATIONS } from '../endpoint/all-operations.ts';

const folder = new URL('../../node_modules/@aws-sdk/client-ec2/dist-types/models/', import.meta.url);
const described = OPERATIONS.filter(
  ({ service, name }) => service === 'ec2' && name.startsWith('Describe'),
).map(({ name, filters = [] }) => ({ name, filters }));

/** Documented, and not there: values that read like names, and names of groups of zones. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  DescribeAvailabilityZones: ['group-long-name'],
  DescribeImages: ['critical', 'high', 'informational', 'low', 'medium'],
};

let declarations: string;

beforeAll(async () => {
  const files = (await readdir(folder)).filter((name) => /^models_\d+\.d\.ts$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  declarations = texts.join('\n');
});

/** The filter names in the documentation of an operation's request. */
function documented(operation: string): string[] {
  const [text = ''] =
    declarations.match(new RegExp(`interface ${operation}Request \\{[\\s\\S]*?\\n\\}`)) ?? [];
  const member = text.search(/[^A-Za-z]Filters?\?: /);
  const comment = text.slice(text.lastIndexOf('/**', member), member);
  return [...comment.matchAll(/<code>([A-Za-z0-9.-]+?)(?::[^<]*)?<\/code>[\s*]+[-–]/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'tag');
}

it.each(described)('$name has every documented filter', ({ name, filters }) => {
  const missing = documented(name).filter((filter) => !filters.includes(filter));

  expect(missing.toSorted()).toEqual(WITHOUT[name] ?? []);
});

it('row 45: knows the documentation of DescribeInstances', () => {
  expect(documented('DescribeInstances').length).toBeGreaterThanOrEqual(135);
});
