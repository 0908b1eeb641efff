import { expect, it, vi } from 'vitest';
import type { BodySpec } from './bodies/body.ts';
import type { PickedDriver } from './bodies/index.ts';
import { createNoneDriver } from './bodies/none.ts';
import { createLateDriver } from './late-driver.ts';

const spec = { instanceId: 'i-1', onConsole: () => {} } as unknown as BodySpec;
const picked: PickedDriver = { driver: createNoneDriver(), reason: 'for the test' };

it('tries drivers with the first boot, and once', async () => {
  const pick = vi.fn(async () => picked);
  const bodies = createLateDriver(pick, { delayMs: 60_000, onFailure: () => {} });
  const before = [bodies.name, bodies.describe(), pick.mock.calls.length];

  await Promise.all([bodies.boot(spec), bodies.boot(spec)]);

  expect(before).toEqual(['undecided', 'being tried', 0]);
  expect([bodies.name, bodies.describe()]).toEqual(['none', 'none: for the test']);
  expect(pick).toHaveBeenCalledTimes(1);
  await bodies.close();
});

it('tries drivers by itself after a moment, and reports that none works', async () => {
  const failed = new Promise((resolve) => {
    const pick = () => Promise.reject(new Error('no usable body driver'));
    createLateDriver(pick, { delayMs: 0, onFailure: resolve });
  });

  await expect(failed).resolves.toMatchObject({ message: 'no usable body driver' });
});

it('closes without a trial when nothing asked for one', async () => {
  const pick = vi.fn(async () => picked);
  const bodies = createLateDriver(pick, { delayMs: 60_000, onFailure: () => {} });

  await bodies.close();

  expect(pick).not.toHaveBeenCalled();
});
