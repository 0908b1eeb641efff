import { createFakeCore } from '@ami-select/action-kit/testing';
import { describe, expect, it } from 'vitest';
import { readFleetInput } from './read-inputs.ts';

describe('readFleetInput', () => {
  it('takes the path of a handle as it is', () => {
    expect(readFleetInput(createFakeCore({ inputs: { handle: '/tmp/h.json' } }))).toBe('/tmp/h.json');
  });

  it('takes the id of a fleet as it is', () => {
    const core = createFakeCore({ inputs: { 'fleet-id': 'fleet-0123456789abcdef' } });

    expect(readFleetInput(core)).toBe('fleet-0123456789abcdef');
  });

  it.each([
    [{}, /input "handle": is empty/],
    [{ handle: 'a', 'fleet-id': 'fleet-0123456789abcdef' }, /exclude each other/],
    [{ 'fleet-id': '../../etc/passwd' }, /input "fleet-id": .* expected fleet- and 16/],
    [{ fleet: 'x', handle: 'a' }, /input "fleet": unknown input/],
  ])('refuses %j', (inputs, message) => {
    expect(() => readFleetInput(createFakeCore({ inputs }))).toThrow(message);
  });
});
