import { type PickedDriver, SandboxError } from '@ami-select/sandbox';
import type { Sandboxes } from '../world/world.ts';

/** A driver that is picked while the endpoint already responds. */
export interface LazyDriver extends Sandboxes {
  /** The picked driver and the reason, or that it is being picked. */
  describe(): string;
  /** The same once a driver is picked. @throws SandboxError when no driver works here */
  picked(): Promise<string>;
}

/**
 * Boots with a driver that is picked after `delayMs`, or with the first boot if that comes earlier: a trial takes
 * longer than everything else at the start, and many calls need no machine. Once closed, it picks and boots nothing:
 * what waits for a machine is rejected with SandboxError `SANDBOX_GONE`.
 */
export function createLazyDriver(
  pick: () => Promise<PickedDriver>,
  { delayMs, onFailure }: { readonly delayMs: number; readonly onFailure: (cause: unknown) => void },
): LazyDriver {
  let picking: Promise<PickedDriver> | undefined;
  let known: PickedDriver | undefined;
  let closed = false;
  const begin = (): Promise<PickedDriver> => {
    picking ??= pick().then((picked) => {
      known = picked;
      return picked;
    });
    return picking;
  };
  const assertOpen = (): void => {
    if (closed) throw new SandboxError('SANDBOX_GONE', 'the sandboxes of this endpoint have ended');
  };
  const whileOpen = async (): Promise<PickedDriver> => {
    assertOpen();
    const picked = await begin();
    assertOpen();
    return picked;
  };
  const timer = setTimeout(() => void begin().catch(onFailure), delayMs).unref();
  return {
    get name() {
      return known?.driver.name ?? 'undecided';
    },
    describe: () => (known ? sentence(known) : 'being tried'),
    picked: async () => sentence(await whileOpen()),
    limitsOutbound: async () => (await whileOpen()).driver.limitsOutbound(),
    boot: async (spec) => (await whileOpen()).driver.boot(spec),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const { driver } = (await picking?.catch(() => undefined)) ?? {};
      await driver?.close();
    },
  };
}

function sentence({ driver, reason }: PickedDriver): string {
  return `${driver.name}: ${reason}`;
}
