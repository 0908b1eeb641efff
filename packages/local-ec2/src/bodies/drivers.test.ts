import { platform } from 'node:os';
import type { BodyDriver } from './body.ts';
import { type CreateBodyDriverOptions, createBodyDriver, type PickedDriver } from './create-body-driver.ts';
import { describeDriverContract } from './testing/driver-contract.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** A driver that does not work here is skipped with its own words. */
async function tryDriver(
  name: BodyDriver['name'],
  options: Partial<CreateBodyDriverOptions> = {},
): Promise<{ driver: () => Promise<BodyDriver>; skip: string | undefined; reason: string }> {
  try {
    const picked: PickedDriver = await createBodyDriver(name, { logger: silent, ...options });
    return { driver: async () => picked.driver, skip: undefined, reason: picked.reason };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { driver: () => Promise.reject(error), skip: reason, reason };
  }
}

const plain = await tryDriver('process');
describeDriverContract('process', {
  ...plain,
  abilities: { root: false, isolation: false, ownNetwork: false },
});

const namespaced = await tryDriver('namespace', { ssh: 'agent' });
const ownNetwork = namespaced.reason.includes('a private network');
describeDriverContract('namespace', {
  ...namespaced,
  abilities: { root: true, isolation: platform() === 'linux', ownNetwork },
});

const openSsh = await tryDriver('namespace', { ssh: 'openssh' });
describeDriverContract('namespace with OpenSSH', {
  ...openSsh,
  abilities: { root: true, isolation: true, ownNetwork: true },
});

const bubblewrapped = await tryDriver('bubblewrap');
describeDriverContract('bubblewrap', {
  ...bubblewrapped,
  abilities: { root: false, isolation: true, ownNetwork: false },
});
