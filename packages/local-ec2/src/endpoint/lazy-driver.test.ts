import { createNoneDriver, type PickedDriver, type SandboxSpec } from '@ami-select/sandbox';
import { expect, it, vi } from 'vitest';
import { createLazyDriver } from './lazy-driver.ts';

const spec = { instanceId: 'i-1', onConsole: () => {} } as unknown as SandboxSpec;
const picked: PickedDriver = { driver: createNoneDriver(), reason: 'for the test' };

it('tries drivers with the first boot, and once', async () => {
  const pick = vi.fn(async () => picked);
  const sandboxes = createLazyDriver(pick, { delayMs: 60_000, onFailure: () => {} });
  const before = [sandboxes.name, sandboxes.describe(), pick.mock.calls.length];

  await Promise.all([sandboxes.boot(spec), sandboxes.boot(spec)]);

  expect(before).toEqual(['undecided', 'being tried', 0]);
  expect([sandboxes.name, sandboxes.describe()]).toEqual(['none', 'none: for the test']);
  expect(pick).toHaveBeenCalledTimes(1);
  await sandboxes.close();
});

it('tries drivers by itself after a moment, and reports that none works', async () => {
  const failed = new Promise((resolve) => {
    const pick = () => Promise.reject(new Error('no usable sandbox driver'));
    createLazyDriver(pick, { delayMs: 0, onFailure: resolve });
  });

  await expect(failed).resolves.toMatchObject({ message: 'no usable sandbox driver' });
});

it('closes without a trial when no launch needed one', async () => {
  const pick = vi.fn(async () => picked);
  const sandboxes = createLazyDriver(pick, { delayMs: 60_000, onFailure: () => {} });

  await sandboxes.close();

  expect(pick).not.toHaveBeenCalled();
});
