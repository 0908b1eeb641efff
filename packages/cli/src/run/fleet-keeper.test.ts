import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIntent, type FleetHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { keepFleet } from './fleet-keeper.ts';

const intent = createIntent(
  {
    identity: { id: 'test' },
    region: 'eu-west-1',
    image: {
      id: 'ami-0123456789abcdef0',
      architecture: 'x86_64',
      rootDeviceName: '/dev/sda1',
      sshUser: 'ubuntu',
    },
    instanceTypes: ['t3.small'],
    count: 1,
    ttlMinutes: 60,
  },
  { clock: systemClock },
);
const launched: FleetHandle = {
  intent,
  calls: [{ action: 'RunInstances', token: 'token', outcome: 'created', ids: ['i-0123456789abcdef0'] }],
};

describe('keepFleet', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'fleet-keeper-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function keep({ embedded }: { embedded: boolean }) {
    const path = join(directory, 'handle.json');
    const unused = { send: () => Promise.reject(new Error('no call expected')) };
    const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
    return keepFleet({ intent, path, embedded, ec2: unused, clock: systemClock, logger });
  }

  it('has nothing to end before a handle was saved', () => {
    const keeper = keep({ embedded: false });

    expect(keeper.mayHaveMade()).toBe(false);
    expect(keeper.remains()).toEqual(['nothing remains: no machine was created']);
  });

  it('stores the handle for its owner only', async () => {
    const keeper = keep({ embedded: false });

    await keeper.save(launched);

    expect(keeper.mayHaveMade()).toBe(true);
    expect(JSON.parse(readFileSync(keeper.path, 'utf8'))).toMatchObject({
      intent: { fleetId: intent.fleetId },
    });
    expect(statSync(keeper.path).mode & 0o777).toBe(0o600);
  });

  it('says what remains and how to remove it', async () => {
    const keeper = keep({ embedded: false });

    await keeper.save(launched);

    expect(keeper.remains()).toEqual([
      `remaining of ${intent.fleetId} in eu-west-1: i-0123456789abcdef0`,
      `remove it with: ami-select terminate ${keeper.path}`,
      `what is not removed terminates on its own at ${intent.expiresAt}`,
    ]);
  });

  it('knows that embedded machines end with the process', async () => {
    const keeper = keep({ embedded: true });

    await keeper.save(launched);

    expect(keeper.remains()).toEqual(['the embedded endpoint ends every machine with this process']);
  });
});
