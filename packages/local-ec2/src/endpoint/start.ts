import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, type Logger, silentLogger, systemClock } from '@ami-select/core';
import {
  type CreateSandboxDriverOptions,
  createNoneDriver,
  createSandboxDriver,
  type PickedDriver,
  type SandboxDriver,
} from '@ami-select/sandbox';
import { createThrottle } from '../faults/throttle.ts';
import { SELF_CREDENTIALS } from '../state/accounts.ts';
import type { Journal } from '../state/journal.ts';
import { resolveRegions } from '../state/regions.ts';
import type { World } from '../world/world.ts';
import { OPERATIONS } from './all-operations.ts';
import { createControlApi } from './control.ts';
import { createEndpoint } from './endpoint.ts';
import { createLazyDriver, type LazyDriver } from './lazy-driver.ts';
import { createLocalWorld, type WorldChoices } from './local-world.ts';
import { startHttpServer } from './server.ts';

export interface LocalEc2Options extends WorldChoices {
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** Loopback by default. The endpoint has no other protection: keep it there. */
  readonly host?: string | undefined;
  /** Region of the environment variables, and of requests that name none; the first of `regions` when absent. */
  readonly region?: string | undefined;
  readonly sandbox?: 'auto' | SandboxDriver['name'] | undefined;
  /** Where sandboxes keep disks, root file system of the rootfs driver, and the like. */
  readonly sandboxOptions?: Omit<CreateSandboxDriverOptions, 'logger'> | undefined;
  readonly logger?: Logger | undefined;
  /** Time as API and catalogue see it, the machine's own when absent; sandboxes always have the machine's. */
  readonly clock?: Clock | undefined;
}

/** A running endpoint. */
export interface LocalEc2 {
  readonly endpoint: string;
  /** Variables for a process that calls this endpoint instead of AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** The sandbox driver that was picked, and why; with `auto`, `being tried` until then. */
  readonly sandbox: string;
  /** The same once a driver is picked. @throws SandboxError `DRIVER_UNUSABLE` */
  sandboxPicked(): Promise<string>;
  readonly world: World;
  readonly journal: Journal;
  /** Ends every machine and stops listening. Idempotent. */
  close(): Promise<void>;
}

/**
 * Starts the endpoint on loopback; the machines of its instances are real unless `sandbox` is `none`. With `auto` the
 * endpoint responds before the driver is picked, and the first launch waits for it; any other is tried first.
 * @throws SandboxError `DRIVER_UNUSABLE` when the requested driver does not work here
 * @throws RangeError for a region that does not exist, and for a size of the catalogue out of bounds
 */
export async function startLocalEc2(options: LocalEc2Options = {}): Promise<LocalEc2> {
  const { host = '127.0.0.1', port = 0, logger = silentLogger, clock = DETACHED_CLOCK } = options;
  const { defaultRegion } = resolveRegions(options);
  const sandboxes = await lazyDriver(options, logger);
  const world = createLocalWorld(options, {
    clock,
    wake: (ms, run) => void setTimeout(run, Math.max(0, ms)).unref(),
    sandboxes,
    logger,
  });
  const throttle = createThrottle({ enabled: world.settings.throttling, clock: world.clock });
  const endpoint = createEndpoint({ world, operations: OPERATIONS, throttle, defaultRegion });
  const control = createControlApi({ world, sandbox: sandboxes.describe });
  const server = await startHttpServer({ host, port, endpoint, control }).catch(async (cause: unknown) => {
    await sandboxes.close();
    throw cause;
  });
  const address = `http://${host}:${server.port}`;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    try {
      await server.close();
    } finally {
      await sandboxes.close();
      await world.images.close();
    }
  };
  return {
    endpoint: address,
    environment: environmentOf(address, defaultRegion),
    get sandbox() {
      return sandboxes.describe();
    },
    sandboxPicked: sandboxes.picked,
    world,
    journal: world.journal,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** The machine's time. Its sleepers do not keep the process alive: an endpoint that was closed must not. */
const DETACHED_CLOCK: Clock = {
  now: systemClock.now,
  sleep: (ms, signal) => sleep(ms, undefined, { ref: false, ...(signal && { signal }) }),
};

/** Long enough for a first response, short enough that later launches do not wait. */
const TRIAL_DELAY_MS = 100;

async function lazyDriver(
  { sandbox = 'auto', sandboxOptions = {} }: LocalEc2Options,
  logger: Logger,
): Promise<LazyDriver> {
  const pick = async (): Promise<PickedDriver> => {
    if (sandbox === 'none')
      return { driver: createNoneDriver(), reason: 'as asked; instances exist in the API only' };
    return createSandboxDriver(sandbox, { ...sandboxOptions, logger });
  };
  const sandboxes = createLazyDriver(pick, {
    delayMs: TRIAL_DELAY_MS,
    onFailure: (cause) => logger.warn(String(cause)),
  });
  if (sandbox !== 'auto') await sandboxes.picked();
  return sandboxes;
}

function environmentOf(endpoint: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: SELF_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: SELF_CREDENTIALS.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
