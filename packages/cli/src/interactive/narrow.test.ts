import { PUBLISHERS } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { equivalentCommand } from './equivalent-command.ts';
import { type Ask, type Candidate, narrow } from './narrow.ts';

const IMAGES: readonly Candidate[] = [
  { Name: 'ubuntu-noble-24.04-amd64', Architecture: 'x86_64', RootDeviceType: 'ebs' },
  { Name: 'ubuntu-noble-24.04-arm64', Architecture: 'arm64', RootDeviceType: 'ebs' },
  { Name: 'ubuntu-trusty-14.04-amd64', Architecture: 'x86_64', RootDeviceType: 'instance-store' },
];

function answering(answers: readonly (string | undefined)[]): {
  ask: Ask;
  questions: string[];
  offered: string[][];
} {
  const rest = [...answers];
  const questions: string[] = [];
  const offered: string[][] = [];
  const next = (question: string): Promise<string | undefined> => {
    questions.push(question);
    return Promise.resolve(rest.shift());
  };
  return {
    questions,
    offered,
    ask: {
      choose: (question, choices) => {
        offered.push(choices.map(({ label, hint }) => `${label} (${hint ?? ''})`));
        return next(question);
      },
      text: next,
    },
  };
}

describe('narrow', () => {
  it('asks only for what still tells images apart', async () => {
    const { ask, questions, offered } = answering(['ubuntu', '24.04', 'arm64']);

    const fields = await narrow({ ask, publishers: PUBLISHERS, list: async () => IMAGES });

    expect(fields).toEqual({ publisher: 'ubuntu', version: '24.04', architecture: 'arm64' });
    expect(questions).toHaveLength(3);
    expect(offered.at(-1)).toEqual(['x86_64 (1 image)', 'arm64 (1 image)', 'any (2 images)']);
  });

  it('leaves a property open when the answer is any', async () => {
    const { ask } = answering(['ubuntu', '', 'any', 'ebs', 'any']);

    const fields = await narrow({ ask, publishers: PUBLISHERS, list: async () => IMAGES });

    expect(fields).toEqual({ publisher: 'ubuntu', rootDeviceType: 'ebs' });
  });

  it('takes the account of somebody else', async () => {
    const { ask } = answering(['another owner', 'self', 'trusty']);

    const fields = await narrow({ ask, publishers: PUBLISHERS, list: async () => IMAGES });

    expect(fields).toEqual({ owners: 'self', name: '*trusty*' });
  });

  it.each([[[undefined]], [['ubuntu', undefined]], [['ubuntu', '24.04', undefined]]])(
    'ends without an answer when given up after %j',
    async (answers) => {
      const { ask } = answering(answers);

      const fields = await narrow({ ask, publishers: PUBLISHERS, list: async () => IMAGES });

      expect(fields).toBeUndefined();
    },
  );
});

describe('equivalentCommand', () => {
  it('is a line that can be pasted into a shell', () => {
    const command = equivalentCommand({ owners: 'self', name: '*corp base*', rootDeviceType: 'ebs' }, [
      'eu-west-1',
    ]);

    expect(command).toBe(
      "ami-select select --owner self --name '*corp base*' --root-device-type ebs --region eu-west-1",
    );
  });
});
