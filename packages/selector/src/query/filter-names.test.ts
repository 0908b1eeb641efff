import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FILTER_NAMES, isFilterName } from './filter-names.ts';

const folder = new URL('../../node_modules/@aws-sdk/client-ec2/dist-types/models/', import.meta.url);

/** Values of `scan-result.highest-finding-severity-label`, written like names. */
const SEVERITIES = ['critical', 'high', 'informational', 'low', 'medium'];

/** The filter names in the documentation of the request that the SDK carries. */
function documentedFilters(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.d.ts'));
  const text = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const [request = ''] = text.match(/interface DescribeImagesRequest \{[\s\S]*?\n\}/) ?? [];
  const comment =
    request
      .slice(0, request.search(/\bFilters\?: /))
      .split('/**')
      .at(-1) ?? '';
  return [...comment.matchAll(/<code>([a-z-.]+?)(?::[^<]*)?<\/code>[\s*]+[-–]/g)].map(
    ([, name = '']) => name,
  );
}

it('are those that the SDK documents', () => {
  const documented = documentedFilters().filter((name) => name !== 'tag' && !SEVERITIES.includes(name));

  expect(FILTER_NAMES).toEqual(documented.toSorted());
});

it('include any tag', () => {
  expect(isFilterName('tag:Name')).toBe(true);
  expect(isFilterName('tag:')).toBe(false);
});
