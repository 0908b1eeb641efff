import { type Image, KNOWN_PUBLISHERS, parseImageQuery } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { type Ask, type AskImageOptions, askImage } from './ask-image.ts';

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

const arm64 = { architecture: 'arm64' } as const;
const NOBLE = 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04';
const JAMMY = 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04';
const IMAGES = [
  image(`${NOBLE}-amd64-server-20261101`),
  image(`${NOBLE}-amd64-server-20261108`),
  image(`${NOBLE}-arm64-server-20261108`, arm64),
  image(`${JAMMY}-arm64-server-20261101`, arm64),
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

function run(ask: Ask, list: AskImageOptions['list'] = async () => IMAGES) {
  return askImage({
    ask,
    publishers: KNOWN_PUBLISHERS,
    region: 'eu-west-1',
    list,
    now: NOW,
  });
}

describe('askImage', () => {
  it('prompts only for facets in which the images differ, with the count of each value', async () => {
    const { ask, questions, offered } = answering(['ubuntu', '24.04', 'arm64']);

    const query = await run(ask);

    expect(query).toEqual({ publisher: 'ubuntu', version: '24.04', architecture: 'arm64' });
    expect(questions).toEqual(['Whose images?', 'Which version?', 'Which architecture?']);
    expect(offered[1]).toEqual([
      '24.04: long-term, 3 images',
      '22.04: long-term, 1 image',
      'any of them: the newest of 4 images',
    ]);
    expect(offered[2]).toEqual(['x86_64: 2 images', 'arm64: 1 image', 'any of them: the newest of 3 images']);
    expect(() => parseImageQuery(query)).not.toThrow();
  });

  it('lists the names of the publisher only', async () => {
    const listed: unknown[] = [];
    const list = async (...asked: unknown[]) => {
      listed.push(asked);
      return IMAGES;
    };

    await run(answering(['debian']).ask, list);
    await run(answering(['another account', 'self', 'enough']).ask, list);

    expect(listed).toEqual([
      [['136693071363'], ['debian-*-*-20*']],
      [['self'], undefined],
    ]);
  });

  it('stops when any of the matches will do', async () => {
    const { ask } = answering(['ubuntu', '24.04', 'enough']);

    const query = await run(ask);

    expect(query).toEqual({ publisher: 'ubuntu', version: '24.04' });
  });

  it('takes another account', async () => {
    const names = ['corp-base-20261101', 'corp-base-20261102', 'corp-web-20261101'];
    const list = async () => names.map((name) => image(name, { ownerId: '111122223333' }));
    const { ask } = answering(['another account', 'self', 'corp-base-*']);

    const query = await run(ask, list);

    expect(query).toEqual({ owners: ['self'], name: ['corp-base-*'] });
  });

  it.each([[[undefined]], [['another account', undefined]], [['ubuntu', undefined]]])(
    'ends without a query when given up after %j',
    async (answers) => {
      const query = await run(answering(answers).ask);

      expect(query).toBeUndefined();
    },
  );
});
