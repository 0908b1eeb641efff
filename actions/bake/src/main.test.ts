import { ActionError, publishOutputs } from '@ami-select/action-kit';
import { complaintsOf, createFakeCore, hostileText } from '@ami-select/action-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bakeOutputs } from './outputs.ts';
import { readBakeInputs } from './read-inputs.ts';

const RESULT = {
  key: 'deps-1',
  images: [
    { region: 'eu-west-1', imageId: 'ami-1', isNew: false },
    { region: 'us-east-1', imageId: 'ami-2', isNew: true },
  ],
  removed: [{ region: 'eu-west-1', imageId: 'ami-0' }],
};

describe('readBakeInputs', () => {
  const find = async (handle: string) => ({ handle });

  it('makes a request of the inputs', async () => {
    const inputs = {
      handle: '/tmp/h.json',
      key: 'deps-1',
      'keep-last': '3',
      'max-age': '30d',
      'no-reboot': 'true',
    };

    expect(await readBakeInputs(createFakeCore({ inputs }), { GITHUB_SHA: 'abc' }, find)).toEqual({
      fleet: { handle: '/tmp/h.json' },
      request: {
        key: 'deps-1',
        commit: 'abc',
        noReboot: true,
        copyTo: undefined,
        shareWith: undefined,
        keepLast: 3,
        maxAgeMs: 30 * 86_400_000,
        timeoutMs: 3_600_000,
      },
    });
  });

  it('names every problem, and each input that is missing once', async () => {
    const core = createFakeCore({ inputs: { 'copy-to': 'Paris', 'share-with': '1' } });

    const read = readBakeInputs(core, {}, find);

    await expect(read).rejects.toThrow(/4 problems with the inputs/);
    await expect(read).rejects.toThrow(/input "key": is not valid because it is empty/);
    await expect(read).rejects.toThrow(/input "copy-to": "Paris" is not valid/);
  });

  it('names a fleet that is not found beside them', async () => {
    const core = createFakeCore({ inputs: { handle: 'fleet-x', key: 'deps-1', 'copy-to': 'Paris' } });
    const refuse = () => Promise.reject(new ActionError('INVALID_INPUT', '"fleet-x" is no fleet'));

    const read = readBakeInputs(core, {}, refuse);

    await expect(read).rejects.toMatchObject({
      problems: [{ field: 'input "copy-to"' }, { message: '"fleet-x" is no fleet' }],
    });
  });
});

describe('the outputs', () => {
  it('have the image of the home region, all of them, and whether one is new', () => {
    expect(bakeOutputs(RESULT)).toEqual({
      'image-id': 'ami-1',
      images: '{"eu-west-1":"ami-1","us-east-1":"ami-2"}',
      baked: 'true',
      removed: '[{"region":"eu-west-1","imageId":"ami-0"}]',
    });
  });

  it('let no text of AWS through', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const core = createFakeCore();
        const images = [{ region: text, imageId: text, isNew: true }];

        publishOutputs(core, bakeOutputs({ key: text, images, removed: images }));

        expect(complaintsOf(core)).toEqual([]);
      }),
    );
  });
});
