import { randomBytes } from 'node:crypto';
import { type Clock, type Logger, silentLogger, systemClock } from '@ami-select/core';
import {
  type CreateSandboxDriverOptions,
  createNoneDriver,
  createSandboxDriver,
  type PickedDriver,
  type SandboxDriver,
} from '@ami-select/sandbox';
import { createThrottle } from '../faults/throttle.ts';
import type { Credentials } from '../state/accounts.ts';
import type { Journal } from '../state/journal.ts';
import { resolveRegions } from '../state/regions.ts';
import type { World } from '../world/world.ts';
import { OPERATIONS } from './all-operations.ts';
import { createControlApi } from './control.ts';
import { createEndpoint } from './endpoint.ts';
import { createHostRule, isLoopback, nameInUrl } from './host-rule.ts';
import { createLazyDriver, type LazyDriver } from './lazy-driver.ts';
import { createLocalWorld, type WorldChoices } from './local-world.ts';
import { startHttpServer } from './server.ts';

export interface LocalEc2Options extends WorldChoices {
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** Address to listen on, 127.0.0.1 when absent; one that is not loopback requires `strictSignatures`. */
  readonly host?: string | undefined;
  /** Names besides those of loopback that requests may have in their `Host` header: `name`, or `name:port`. */
  readonly allowHosts?: readonly string[] | undefined;
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
  /** Secret key of the own credentials, new with every start; `authorization: Bearer <secret>` opens the control path. */
  readonly secret: string;
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
 * @throws RangeError for a region that does not exist, a size of the catalogue out of bounds, and a host beyond loopback
 * without `strictSignatures`
 */
export async function startLocalEc2(options: LocalEc2Options = {}): Promise<LocalEc2> {
  const { host = '127.0.0.1', port = 0, logger = silentLogger, clock = DETACHED_CLOCK } = options;
  assertProtected(host, options);
  const { defaultRegion } = resolveRegions(options);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const sandboxes = await lazyDriver(options, logger);
  const world = createLocalWorld(options, {
    clock,
    secret,
    wake,
    sandboxes,
    logger,
  });
  const throttle = createThrottle({ enabled: world.settings.throttling, clock: world.clock });
  const endpoint = createEndpoint({ world, operations: OPERATIONS, throttle, defaultRegion });
  const control = createControlApi({ world, sandbox: sandboxes.describe });
  const isAllowedHost = createHostRule([nameInUrl(host), ...(options.allowHosts ?? [])]);
  const rules = { isAllowedHost, secret };
  const server = await startHttpServer({ host, port, endpoint, control, rules }).catch(
    async (cause: unknown) => {
      await sandboxes.close();
      throw cause;
    },
  );
  const address = `http://${nameInUrl(host)}:${server.port}`;
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
    secret,
    environment: environmentOf(address, defaultRegion, world.accounts.self),
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

/** Beyond this machine, a signature is the only thing that tells its user from others. */
function assertProtected(host: string, { strictSignatures }: LocalEc2Options): void {
  if (isLoopback(host) || strictSignatures === true) return;
  throw new RangeError(
    `host: ${host} is not loopback; expected 127.0.0.1, ::1, localhost or strictSignatures`,
  );
}

/** 40 characters, as a secret key of AWS has. */
const SECRET_BYTES = 30;

/** The machine's time. Its sleepers do not keep the process alive: an endpoint that was closed must not. */
const DETACHED_CLOCK: Clock = {
  // It may live for weeks, over times in which the machine sleeps.
  now: () => new Date(),
  sleep: (ms, signal) => systemClock.sleep(ms, signal, { background: true }),
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

function environmentOf(
  endpoint: string,
  region: string,
  { accessKeyId, secretAccessKey }: Credentials,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Node takes a longer time for none at all, and a schedule may be years away. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function wake(ms: number, run: () => void): void {
  const later = (): void => wake(ms - LONGEST_TIMER_MS, run);
  if (ms > LONGEST_TIMER_MS) setTimeout(later, LONGEST_TIMER_MS).unref();
  else setTimeout(run, Math.max(0, ms)).unref();
}
