import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, fleetState } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { runPost } from './post.ts';

const post = (core: FakeCore): Promise<void> =>
  runPost({
    core,
    logger: createLogger(core),
    environment: {},
    signal: new AbortController().signal,
    describeRemaining: () => {},
    clock: createVirtualClock(),
    launchClient: (region) => {
      throw new Error(`a client for ${region}`);
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

  it('ends the fleet of the saved state when the handle of the main step is missing', async () => {
    const image = {
      id: 'ami-00000001',
      architecture: 'x86_64',
      rootDeviceName: '/dev/sda1',
      sshUser: 'ubuntu',
    };
    const place = { identity: { id: 'test' }, region: 'eu-west-1', image, instanceTypes: ['t3.small'] };
    const intent = createIntent({ ...place, count: 2, ttlMinutes: 60 }, { clock: createVirtualClock() });
    const core = createFakeCore({ state: { handle: '/nowhere/fleet.json', fleet: fleetState(intent) } });

    await expect(post(core)).rejects.toThrow('a client for eu-west-1');
    expect(core.log.join()).toContain(
      `warning: The handle file /nowhere/fleet.json cannot be read: it does not exist.`,
    );
    expect(core.log).toContain(`group: Terminate ${intent.fleetId}`);
  });
});
