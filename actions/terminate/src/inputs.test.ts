import { createFakeCore } from '@ami-select/action-kit/testing';
import { describe, expect, it } from 'vitest';
import { readHandlePath } from './inputs.ts';

describe('readHandlePath', () => {
  it('takes the path of a handle as it is', () => {
    expect(readHandlePath(createFakeCore({ inputs: { handle: '/tmp/h.json' } }), {})).toBe('/tmp/h.json');
  });

  it('finds the handle of a fleet where spawn puts it', () => {
    const core = createFakeCore({ inputs: { 'fleet-id': 'fleet-0123456789abcdef' } });

    expect(readHandlePath(core, { RUNNER_TEMP: '/temp' })).toBe(
      '/temp/ami-select/fleet-0123456789abcdef.json',
    );
  });

  it.each([
    [{}, /input "handle" is empty/],
    [{ handle: 'a', 'fleet-id': 'fleet-0123456789abcdef' }, /exclude each other/],
    [{ 'fleet-id': '../../etc/passwd' }, /input "fleet-id" is .* allowed: fleet- and 16/],
    [{ fleet: 'x', handle: 'a' }, /input "fleet" does not exist/],
  ])('refuses %j', (inputs, message) => {
    expect(() => readHandlePath(createFakeCore({ inputs }), {})).toThrow(message);
  });
});
