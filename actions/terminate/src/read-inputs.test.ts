import { ActionError } from '@ami-select/action-kit';
import { createFakeCore } from '@ami-select/action-kit/testing';
import { describe, expect, it } from 'vitest';
import { readFleetInput } from './read-inputs.ts';

const find = async (word: string) => ({ word });

describe('readFleetInput', () => {
  it.each([[{ handle: '/tmp/h.json' }], [{ 'fleet-id': 'fleet-0123456789abcdef' }]])(
    'finds the fleet of %j as it is',
    async (inputs) => {
      const [word] = Object.values(inputs);

      expect(await readFleetInput(createFakeCore({ inputs }), find)).toEqual({ word });
    },
  );

  it.each([
    [{}, /input "handle": is not valid because it is empty/],
    [{ handle: 'a', 'fleet-id': 'fleet-0123456789abcdef' }, /exclude each other/],
    [{ 'fleet-id': '../../etc/passwd' }, /input "fleet-id": .* expected fleet- and 16/],
    [{ fleet: 'x', handle: 'a' }, /input "fleet": is not valid because the input is unknown/],
  ])('refuses %j', async (inputs, message) => {
    await expect(readFleetInput(createFakeCore({ inputs }), find)).rejects.toThrow(message);
  });

  it('names a fleet that is not found beside an unknown input', async () => {
    const core = createFakeCore({ inputs: { fleet: 'x', handle: 'a' } });
    const refuse = () => Promise.reject(new ActionError('INVALID_INPUT', '"a" is no fleet'));

    await expect(readFleetInput(core, refuse)).rejects.toMatchObject({
      problems: [{ field: 'input "fleet"' }, { message: '"a" is no fleet' }],
    });
  });
});
