import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { runPost } from './post.ts';

const post = (core: FakeCore): Promise<void> =>
  runPost({
    core,
    logger: createLogger(core),
    environment: {},
    signal: new AbortController().signal,
    clock: createVirtualClock(),
    launchClient: () => {
      throw new Error('no client was expected');
    },
  });

describe('the post step of spawn', () => {
  it('has nothing to do when the main step stored nothing', async () => {
    const core = createFakeCore();

    await post(core);

    expect(core.log).toEqual(['The main step created nothing.']);
  });

  it('fails when the handle of the main step is missing', async () => {
    const core = createFakeCore({ state: { handle: '/nowhere/fleet.json' } });

    await expect(post(core)).rejects.toMatchObject({ code: 'INVALID_HANDLE' });
  });
});
