import { type Image, PUBLISHERS, parseImageQuery } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { type Ask, askImage } from './ask-image.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

function image(name: string, fields: Partial<Image> = {}): Image {
  return {
    id: `ami-${name}`,
    name,
    ownerId: '099720109477',
    region: 'eu-west-1',
    architecture: 'x86_64',
    creationDate: NOW,
    ageDays: 0,
    state: 'available',
    virtualizationType: 'hvm',
    imageType: 'machine',
    rootDeviceName: '/dev/sda1',
    rootDeviceType: 'ebs',
    blockDevices: [],
    enaSupport: true,
    platform: 'linux',
    tags: {},
    productCodes: [],
    public: true,
    ...fields,
  };
}

const IMAGES = [
  image('noble-amd64'),
  image('noble-arm64', { architecture: 'arm64' }),
  image('jammy-arm64', { architecture: 'arm64' }),
];

function answering(answers: readonly (string | undefined)[]) {
  const rest = [...answers];
  const questions: string[] = [];
  const offered: string[][] = [];
  const next = (question: string): Promise<string | undefined> => {
    questions.push(question);
    return Promise.resolve(rest.shift());
  };
  const ask: Ask = {
    choose: (question, choices) => {
      offered.push(choices.map(({ label, hint = '' }) => `${label}: ${hint}`));
      return next(question);
    },
    text: next,
  };
  return { ask, questions, offered };
}

function run(ask: Ask) {
  return askImage({ ask, publishers: PUBLISHERS, region: 'eu-west-1', list: async () => IMAGES, now: NOW });
}

describe('askImage', () => {
  it('prompts only for facets in which the images differ, with the count of each value', async () => {
    const { ask, questions, offered } = answering(['ubuntu', 'arm64', 'jammy-arm64']);

    const query = await run(ask);

    expect(query).toMatchObject({ owners: ['099720109477'], architecture: 'arm64', name: ['jammy-arm64'] });
    expect(questions).toEqual(['Whose images?', 'Which architecture?', 'Which name?']);
    expect(offered[1]).toEqual(['arm64: 2 images', 'x86_64: 1 image', 'any of them: the newest of 3 images']);
    expect(() => parseImageQuery(query)).not.toThrow();
  });

  it('stops when any of the matches will do', async () => {
    const { ask } = answering(['ubuntu', 'arm64', 'enough']);

    const query = await run(ask);

    expect(query).toEqual({ owners: ['099720109477'], architecture: 'arm64' });
  });

  it('takes another account', async () => {
    const { ask } = answering(['another account', 'self', 'enough']);

    const query = await run(ask);

    expect(query).toEqual({ owners: ['self'] });
  });

  it.each([[[undefined]], [['another account', undefined]], [['ubuntu', undefined]]])(
    'ends without a query when given up after %j',
    async (answers) => {
      const query = await run(answering(answers).ask);

      expect(query).toBeUndefined();
    },
  );
});
