import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { Fields } from '../schema/field.ts';
import { fillInputs } from './action-file.ts';

const FIELDS = {
  handle: { kind: 'string', required: true, help: 'Path of the file.' },
  count: { kind: 'integer', minimum: 1, maximum: 9, default: '1', help: '`1` or more: as many # as wanted.' },
  tags: { kind: 'mapping', help: 'Tags.' },
} as const satisfies Fields;

describe('fillInputs', () => {
  it('replaces the inputs of an action.yml and nothing else', () => {
    const text = fillInputs('name: x\ninputs:\n  old: {}\noutputs:\n  id: {}\n', FIELDS);

    expect(parseDocument(text).toJS()).toEqual({
      name: 'x',
      inputs: {
        handle: { description: 'Path of the file.', required: true },
        count: { description: '`1` or more: as many # as wanted. Default: `1`.' },
        tags: { description: 'Tags. One `key=value` a line.' },
      },
      outputs: { id: {} },
    });
    expect(fillInputs(text, FIELDS)).toBe(text);
  });

  it('refuses a file without inputs and outputs', () => {
    expect(() => fillInputs('name: x\n', FIELDS)).toThrow('inputs: and then outputs:');
  });
});
