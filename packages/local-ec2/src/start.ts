import type { BodyDriver } from './bodies/body.ts';
import type { CreateBodyDriverOptions, PickedDriver } from './bodies/index.ts';
import { createNoneDriver } from './bodies/none.ts';
import { createControlApi } from './control.ts';
import { createEndpoint } from './endpoint.ts';
import { createThrottle } from './faults/throttle.ts';
import type { Journal } from './journal.ts';
import { createLateDriver, type LateDriver } from './late-driver.ts';
import { createLocalWorld, SILENT, type WorldChoices } from './local-world.ts';
import { SELF_CREDENTIALS } from './model/accounts.ts';
import { type Clock, createSystemClock } from './model/clock.ts';
import { resolveRegions } from './model/regions.ts';
import type { Logger, World } from './model/world.ts';
import { OPERATIONS } from './operations/index.ts';
import { startHttpServer } from './server.ts';

export interface LocalEc2Options extends WorldChoices {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback by default. The endpoint has no other protection: keep it there. */
  readonly host?: string;
  /** Region of the environment variables, and of requests that name none; the first of `regions` when absent. */
  readonly region?: string;
  readonly body?: 'auto' | BodyDriver['name'];
  /** Where bodies keep disks, root file system of the rootfs driver, and the like. */
  readonly bodyOptions?: Omit<CreateBodyDriverOptions, 'logger'>;
  readonly logger?: Logger;
  /** Time as API and catalogue see it, the machine's own when absent; bodies always have the machine's. */
  readonly clock?: Clock | undefined;
}

/** A running endpoint. */
export interface LocalEc2 {
  readonly endpoint: string;
  /** What a process needs to talk to this endpoint instead of AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** The body driver that was picked, and why; with `auto`, `being tried` until then. */
  readonly body: string;
  /** The same once it is known. @throws BodyError `DRIVER_UNUSABLE` */
  bodyPicked(): Promise<string>;
  readonly world: World;
  readonly journal: Journal;
  /** Ends every machine and stops listening. Idempotent. */
  close(): Promise<void>;
}

/**
 * Starts the endpoint on loopback; the machines of its instances are real unless `body` is `none`. With `auto` the
 * endpoint answers before a driver is picked, and the first launch waits for it; any other driver is tried first.
 * @throws BodyError `DRIVER_UNUSABLE` when the driver that was asked for does not work here
 * @throws RangeError for a region that does not exist, and for a size of the catalogue out of bounds
 */
export async function startLocalEc2(options: LocalEc2Options = {}): Promise<LocalEc2> {
  const { host = '127.0.0.1', port = 0, logger = SILENT, clock = createSystemClock() } = options;
  const { defaultRegion } = resolveRegions(options);
  const bodies = await lateDriver(options, logger);
  let address = '';
  const world = createLocalWorld(options, {
    clock,
    wake: (ms, run) => void setTimeout(run, Math.max(0, ms)).unref(),
    bodies,
    logger,
    imdsUrl: (instanceId) => `${address}/_imds/${instanceId}`,
  });
  const throttle = createThrottle({ enabled: world.settings.throttling, clock: world.clock });
  const endpoint = createEndpoint({ world, operations: OPERATIONS, throttle, defaultRegion });
  const control = createControlApi({ world, body: bodies.describe });
  const server = await startHttpServer({ host, port, endpoint, control }).catch(async (cause: unknown) => {
    await bodies.close();
    throw cause;
  });
  address = `http://${host}:${server.port}`;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    try {
      await server.close();
    } finally {
      await bodies.close();
      await world.images.close();
    }
  };
  return {
    endpoint: address,
    environment: environmentOf(address, defaultRegion),
    get body() {
      return bodies.describe();
    },
    bodyPicked: bodies.picked,
    world,
    journal: world.journal,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Long enough for a first answer, short enough that nobody waits who launches later. */
const TRIAL_DELAY_MS = 100;

async function lateDriver(
  { body = 'auto', bodyOptions = {} }: LocalEc2Options,
  logger: Logger,
): Promise<LateDriver> {
  const pick = async (): Promise<PickedDriver> => {
    if (body === 'none')
      return { driver: createNoneDriver(), reason: 'as asked; instances exist in the API only' };
    const { createBodyDriver } = await import('./bodies/index.ts');
    return createBodyDriver(body, { ...bodyOptions, logger });
  };
  const bodies = createLateDriver(pick, {
    delayMs: TRIAL_DELAY_MS,
    onFailure: (cause) => logger.warn(String(cause)),
  });
  if (body !== 'auto') await bodies.picked();
  return bodies;
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
