import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../schema/field.ts';
import { readInputs } from './read-inputs.ts';

const FIELDS = {
  handle: { kind: 'string', required: true, help: '' },
  'output-directory': { kind: 'string', default: 'artifacts', help: '' },
  count: { kind: 'integer', minimum: 1, maximum: 10, help: '' },
  names: { kind: 'list', help: '' },
} as const satisfies Fields;

function read(inputs: Readonly<Record<string, string>>): ReturnType<typeof readInputs<typeof FIELDS>> {
  const raw = { getInput: (name: string) => inputs[name] ?? '', inputNames: () => Object.keys(inputs) };
  return readInputs(raw, FIELDS);
}

describe('readInputs', () => {
  it('turns kebab-case names into camelCase and strings into typed values, with defaults', () => {
    expect(read({ handle: 'h.json', count: '3', names: 'a, b\nc' })).toMatchObject({
      settings: { handle: 'h.json', outputDirectory: 'artifacts', count: 3, names: ['a', 'b', 'c'] },
      problems: [],
    });
  });

  it('reports every problem together, each with the input', () => {
    const { problems } = read({ contt: '2', count: 'many', zzzzzzz: '1' });

    expect(problems.map(formatProblem)).toEqual([
      'input "contt": is not valid because the input is unknown; expected "count"',
      'input "zzzzzzz": is not valid because the input is unknown; expected one of handle, output-directory, count, names',
      'input "handle": is not valid because it is empty; expected a string',
      'input "count": "many" is not valid because it is not an integer; expected an integer from 1 to 10',
    ]);
  });
});
