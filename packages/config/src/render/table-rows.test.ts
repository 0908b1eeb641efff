import { expect, it } from 'vitest';
import type { Fields } from '../schema/field.ts';
import { flagRows, inputRows } from './table-rows.ts';

const FIELDS = {
  handle: { kind: 'string', required: true, help: 'Path.' },
  count: { kind: 'integer', minimum: 1, maximum: 9, default: '1', flag: '--count <number>', help: 'Number.' },
  tags: { kind: 'mapping', flag: '--tag <key=value>', help: 'Tags.' },
  wait: { kind: 'boolean', flag: '--wait', help: 'Waits.' },
} as const satisfies Fields;

it('describes every input', () => {
  expect(inputRows(FIELDS)).toEqual([
    ['`handle` (required)', 'Path.', ''],
    ['`count`', 'Number.', '`1`'],
    ['`tags`', 'Tags. One `key=value` a line.', ''],
    ['`wait`', 'Waits.', ''],
  ]);
});

it('describes every flag', () => {
  expect(flagRows(FIELDS)).toEqual([
    ['`--count NUMBER`', 'Number.', '`1`'],
    ['`--tag KEY=VALUE`', 'Tags. Repeatable.', ''],
    ['`--wait`', 'Waits.', ''],
  ]);
});
