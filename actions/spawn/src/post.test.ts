import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import type { Ec2Port } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { runPost } from './post.ts';

const post = (core: FakeCore): Promise<void> =>
  runPost({
    core,
    logger: createLogger(core),
    environment: {},
    signal: new AbortController().signal,
    clock: { now: () => new Date(), sleep: async () => {} },
    launchClient: () => {
      throw new Error('no client was expected');
    },
  } satisfies Parameters<typeof runPost>[0] & { launchClient: () => Ec2Port });

describe('the post step of spawn', () => {
  it('has nothing to do when the main step stored nothing', async () => {
    const core = createFakeCore();

    await post(core);

    expect(core.log).toEqual(['The main step created nothing.']);
  });

  it('fails when the handle that the main step stored is gone', async () => {
    const core = createFakeCore({ state: { handle: '/nowhere/fleet.json' } });

    await expect(post(core)).rejects.toMatchObject({ code: 'INVALID_HANDLE' });
  });
});
