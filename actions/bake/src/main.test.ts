import { publishOutputs } from '@ami-select/action-kit';
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
  it('makes a request of the inputs', () => {
    const inputs = {
      handle: '/tmp/h.json',
      key: 'deps-1',
      'keep-last': '3',
      'max-age': '30d',
      'no-reboot': 'true',
    };

    expect(readBakeInputs(createFakeCore({ inputs }), { GITHUB_SHA: 'abc' })).toEqual({
      handle: '/tmp/h.json',
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

  it('names every problem, and each input that is missing once', () => {
    const core = createFakeCore({ inputs: { 'copy-to': 'Paris', 'share-with': '1' } });

    const read = () => readBakeInputs(core, {});

    expect(read).toThrow(/4 problems with the inputs/);
    expect(read).toThrow(/input "key": is required/);
    expect(read).toThrow(/input "copy-to": "Paris" is not valid/);
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
