import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { compileFilters, type FilterTable } from './filters.ts';

interface Thing {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly ready: boolean;
  readonly tags: readonly { Key: string; Value: string }[];
}

const table: FilterTable<Thing> = {
  fields: { name: (thing) => thing.name, size: (thing) => thing.sizes, ready: (thing) => thing.ready },
  tags: (thing) => thing.tags,
};

const box: Thing = { name: 'box', sizes: [8, 30], ready: true, tags: [{ Key: 'Team', Value: 'build' }] };

function matches(...filters: { Name?: string; Values?: string[] }[]): boolean {
  return compileFilters(filters, table)(box);
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 'none';
}

describe('compileFilters', () => {
  it('row 1: needs every filter and any value, in the right case', () => {
    expect(matches()).toBe(true);
    expect(matches({ Name: 'name', Values: ['x', 'box'] }, { Name: 'ready', Values: ['true'] })).toBe(true);
    expect(matches({ Name: 'name', Values: ['box'] }, { Name: 'ready', Values: ['false'] })).toBe(false);
    expect(matches({ Name: 'name', Values: ['Box'] })).toBe(false);
  });

  it('matches a list when one of its elements matches', () => {
    expect(matches({ Name: 'size', Values: ['30'] })).toBe(true);
    expect(matches({ Name: 'size', Values: ['3'] })).toBe(false);
  });

  it('matches tags by key, by value and with wildcards', () => {
    expect(matches({ Name: 'tag:Team', Values: ['b*'] })).toBe(true);
    expect(matches({ Name: 'tag:team', Values: ['b*'] })).toBe(false);
    expect(matches({ Name: 'tag-key', Values: ['T?am'] })).toBe(true);
    expect(matches({ Name: 'tag:Other', Values: ['*'] })).toBe(false);
  });

  it('mixes exact texts and patterns in one filter', () => {
    expect(matches({ Name: 'name', Values: ['crate', 'b*x'] })).toBe(true);
    expect(matches({ Name: 'name', Values: ['crate', 'c*x'] })).toBe(false);
  });

  it('row 4: refuses an unknown filter in the words of AWS', () => {
    expect(() => matches({ Name: 'colour', Values: ['red'] })).toThrow("The filter 'colour' is invalid");
    expect(codeOf(() => matches({ Name: 'colour', Values: ['red'] }))).toBe('InvalidParameterValue');
    expect(codeOf(() => matches({ Name: 'toString', Values: ['x'] }))).toBe('InvalidParameterValue');
    expect(codeOf(() => matches({ Name: 'tag:', Values: ['x'] }))).toBe('InvalidParameterValue');
  });

  it.each([String.raw`Fedora-(.\d)-*`, String.raw`^ubuntu\.`, String.raw`\\\w`])(
    'row 2: refuses a backslash before an ordinary character in the words of AWS: %s',
    (value) => {
      expect(() => matches({ Name: 'name', Values: ['box', value] })).toThrow(
        /^Invalid filter value: The escape sequence '\\[dw.]' is invalid$/,
      );
      expect(codeOf(() => matches({ Name: 'tag:Team', Values: [value] }))).toBe('InvalidParameterValue');
    },
  );

  it.each([String.raw`box\*`, String.raw`box\\`, 'box\\'])(
    'row 2: takes the escapes that there are: %s',
    (value) => {
      expect(codeOf(() => matches({ Name: 'name', Values: [value] }))).toBe('none');
    },
  );

  it('refuses a filter without a name or values, and more than 200 values', () => {
    const many = Array.from({ length: 201 }, (_, index) => `v${index}`);

    expect(codeOf(() => matches({ Values: ['x'] }))).toBe('MissingParameter');
    expect(codeOf(() => matches({ Name: 'name' }))).toBe('MissingParameter');
    expect(codeOf(() => matches({ Name: 'name', Values: many }))).toBe('FilterLimitExceeded');
  });
});
