import { EventEmitter } from 'node:events';
import { runAction } from '@ami-select/action-kit';
import { complaintsOf, createFakeCore, type FakeCore, hostileText } from '@ami-select/action-kit/testing';
import type { Clients } from '@ami-select/selector';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from './main.ts';

const OWNER = '123456789012';

/** An image whose every free text a stranger wrote. */
const imageOf = (text: string, id: number): object => ({
  ImageId: `ami-${String(id).padStart(17, '0')}`,
  Name: text,
  Description: text,
  Tags: [{ Key: text, Value: text }],
  OwnerId: OWNER,
  ImageOwnerAlias: text,
  ImageLocation: text,
  Architecture: 'arm64',
  CreationDate: `2026-08-0${id}T00:00:00.000Z`,
  DeprecationTime: '2026-09-10T00:00:00.000Z',
  State: 'available',
  StateReason: { Code: text, Message: text },
  VirtualizationType: 'hvm',
  ImageType: 'machine',
  RootDeviceName: text,
  RootDeviceType: 'ebs',
});

function start(core: FakeCore, answer: () => object): Promise<number> {
  const send = async (): Promise<object> => answer();
  const clients = (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients;
  const clock = { now: () => new Date('2026-09-01T00:00:00Z'), sleep: async () => {} };
  const process = Object.assign(new EventEmitter(), {
    env: { AWS_REGION: 'eu-west-1' },
    stdout: new EventEmitter(),
    exit: () => {},
  });
  return runAction((context) => run({ ...context, clock, clients }), { process, core });
}

it.each<Record<string, string>>([
  { region: 'eu-west-1' },
  { region: 'eu-west-1, us-east-1' },
  { region: 'eu-west-1', 'include-deprecated': 'true' },
])('select with %j lets no text of images through', async (inputs) => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (one, two) => {
      const core = createFakeCore({ inputs: { owner: OWNER, ...inputs } });

      const status = await start(core, () => ({ Images: [imageOf(one, 1), imageOf(two, 2)] }));

      expect(status).toBe(0);
      expect(complaintsOf(core)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('select that fails lets no text of AWS or of inputs through', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const refused = createFakeCore({ inputs: { owner: OWNER } });
      const wrong = createFakeCore({
        inputs: { owner: text, name: text, architecture: text, [`x${text}`]: text, image: text },
      });

      await start(refused, () => {
        throw Object.assign(new Error(text), {
          name: 'UnauthorizedOperation',
          $fault: 'client',
          $metadata: {},
        });
      });
      await start(wrong, () => ({}));

      expect(complaintsOf(refused)).toEqual([]);
      expect(complaintsOf(wrong)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('select says what it selected, and honest text stays readable', async () => {
  const core = createFakeCore({ inputs: { owner: OWNER } });

  const status = await start(core, () => ({ Images: [imageOf('corp/base (blue)-1.0', 1)] }));

  expect(status).toBe(0);
  expect(core.outputs.get('name')).toBe('corp/base (blue)-1.0');
  expect(core.summaries.join('')).toContain('| name | corp/base (blue)-1.0 |');
});
