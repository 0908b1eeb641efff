import { createNoneDriver, type PickedDriver, type SandboxSpec } from '@ami-select/sandbox';
import { expect, it, vi } from 'vitest';
import { createLazyDriver, type LazyDriver } from './lazy-driver.ts';

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

it.each([
  ['a boot', (sandboxes: LazyDriver) => sandboxes.boot(spec)],
  ['a question', (sandboxes: LazyDriver) => sandboxes.limitsOutbound()],
  ['somebody who waits for it', (sandboxes: LazyDriver) => sandboxes.picked()],
])('picks no driver for %s after the end', async (_, ask) => {
  const pick = vi.fn(async () => picked);
  const sandboxes = createLazyDriver(pick, { delayMs: 60_000, onFailure: () => {} });
  await sandboxes.close();

  await expect(ask(sandboxes)).rejects.toMatchObject({ code: 'SANDBOX_GONE' });

  expect(pick).not.toHaveBeenCalled();
});

it('boots nothing after the end with the driver that it has', async () => {
  const driver = { ...createNoneDriver(), boot: vi.fn(createNoneDriver().boot) };
  const sandboxes = createLazyDriver(async () => ({ ...picked, driver }), {
    delayMs: 60_000,
    onFailure: () => {},
  });
  await sandboxes.picked();
  await sandboxes.close();

  await expect(sandboxes.boot(spec)).rejects.toMatchObject({ code: 'SANDBOX_GONE' });

  expect(driver.boot).not.toHaveBeenCalled();
});

it('closes the driver that is still being picked, and what waited for it gets none', async () => {
  const { promise, resolve } = Promise.withResolvers<PickedDriver>();
  const driver = { ...createNoneDriver(), close: vi.fn(async () => {}) };
  const sandboxes = createLazyDriver(() => promise, { delayMs: 60_000, onFailure: () => {} });
  const boot = sandboxes.boot(spec);
  const closing = sandboxes.close();

  resolve({ ...picked, driver });

  await expect(boot).rejects.toMatchObject({ code: 'SANDBOX_GONE' });
  await closing;
  expect(driver.close).toHaveBeenCalledTimes(1);
});
