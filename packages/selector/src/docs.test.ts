import { readFileSync } from 'node:fs';
import { kebab } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { SelectorErrorCode } from './contract/errors.ts';
import { FIELDS } from './query/fields.ts';
import { parseImageQuery } from './query/parse-image-query.ts';
import { namesTable, publishersTable } from './testing/publishers-table.ts';

const rules = readFileSync(new URL('../../../docs/selection-rules.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Complete by type: a new code does not compile without its line. */
const CODES: Readonly<Record<SelectorErrorCode, true>> = {
  INVALID_QUERY: true,
  NO_IMAGE: true,
  AMBIGUOUS: true,
  UNSAFE_QUERY: true,
  INCOMPATIBLE: true,
  REGIONS_INCOMPLETE: true,
  INVALID_LOCK: true,
  LOCK_OUT_OF_DATE: true,
  PARAMETER_NOT_FOUND: true,
  NO_CREDENTIALS: true,
  PERMISSION_DENIED: true,
  REGION_NOT_ENABLED: true,
  THROTTLED: true,
  UNREACHABLE_ENDPOINT: true,
  ABORTED: true,
  AWS_ERROR: true,
};

/** The cells of a Markdown table, however its columns are aligned. */
function cellsOf(table: string): string[][] {
  const rows = table.split('\n').filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line));
  return rows.map((row) => row.split('|').map((cell) => cell.trim()));
}

describe('the documentation', () => {
  it.each([...Object.keys(FIELDS), 'fallback'])('explains the field %s', (field) => {
    const names = `\`${kebab(field)}\``;

    expect(
      rules.split('\n').some((line) => line.startsWith('| ') && line.split('|')[1]?.includes(names)),
    ).toBe(true);
  });

  it.each([
    ['publishers', publishersTable()],
    ['names', namesTable()],
  ])('has the table of %s as it is in the code', (name, expected) => {
    const between = new RegExp(`<!-- ${name}:start -->\\n([\\s\\S]*?)\\n<!-- ${name}:end -->`);
    const [, table] = between.exec(rules) ?? [];

    expect(cellsOf(table ?? '')).toEqual(cellsOf(expected));
  });

  it.each(Object.keys(CODES))('explains the failure code %s', (code) => {
    expect(readme).toContain(`| \`${code}\``);
  });

  it('shows an equivalent of the first ec2selector call that is a valid query', () => {
    const [, yaml = ''] = /The same today:\n\n```yaml\n([\s\S]*?)```/.exec(rules) ?? [];
    const fields = yaml
      .trim()
      .split('\n')
      .map((line) => line.split(': ').map((word) => word.replaceAll('"', '')));

    expect(parseImageQuery(Object.fromEntries(fields))).toEqual({
      regions: ['us-east-1'],
      nameRegex: 'ubuntu-10',
      owners: ['063491364108'],
      imageType: 'machine',
      virtualizationType: 'paravirtual',
      architecture: 'x86_64',
    });
  });
});
