import type { BodyDriver } from './bodies/body.ts';
import { createBodyDriver } from './bodies/index.ts';
import { createNoneDriver } from './bodies/none.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { AWS_IMAGE_DELAYS, createImageRegistry, NO_IMAGE_DELAYS } from './catalogue/image-registry.ts';
import { findInstanceType } from './catalogue/instance-types/instance-type.ts';
import { createControlApi } from './control.ts';
import { createEndpoint } from './endpoint.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import { createThrottle } from './faults/throttle.ts';
import type { Journal } from './journal.ts';
import { SELF_ACCOUNT, SELF_CREDENTIALS } from './model/accounts.ts';
import { createSystemClock } from './model/clock.ts';
import { createWorld } from './model/create-world.ts';
import { REGION_NAMES } from './model/regions.ts';
import { resolveSettings, type SettingsOptions } from './model/settings.ts';
import type { Logger, World } from './model/world.ts';
import { OPERATIONS } from './operations/index.ts';
import { startHttpServer } from './server.ts';

export interface LocalEc2Options extends SettingsOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback by default. The endpoint has no other protection: keep it there. */
  readonly host?: string;
  /** Region of the environment variables, and of requests that name none. */
  readonly region?: string;
  /** The same seed gives the same images, ids and faults. */
  readonly seed?: string;
  /** Images per region, 1,000 to 100,000. */
  readonly images?: number;
  readonly body?: 'auto' | BodyDriver['name'];
  readonly faults?: FaultPlan;
  readonly logger?: Logger;
}

/** A running endpoint. */
export interface LocalEc2 {
  readonly endpoint: string;
  /** What a process needs to talk to this endpoint instead of AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** The body driver that was picked, and why. */
  readonly body: string;
  readonly world: World;
  readonly journal: Journal;
  /** Ends every machine and stops listening. Idempotent. */
  close(): Promise<void>;
}

const SILENT: Logger = { debug: () => {}, info: () => {}, warn: () => {} };

/** Starts the endpoint on loopback; the machines of its instances are real unless `body` is `none`. */
export async function startLocalEc2(options: LocalEc2Options = {}): Promise<LocalEc2> {
  const { host = '127.0.0.1', port = 0, region = 'us-east-1', logger = SILENT } = options;
  const picked = await pickDriver(options.body ?? 'auto', logger);
  let address = '';
  const world = createLocalWorld(options, { bodies: picked.driver, logger, endpointUrl: () => address });
  const throttle = createThrottle({ enabled: world.settings.throttling, clock: world.clock });
  const endpoint = createEndpoint({ world, operations: OPERATIONS, throttle, defaultRegion: region });
  const body = `${picked.driver.name}: ${picked.reason}`;
  const control = createControlApi({ world, body });
  const server = await startHttpServer({ host, port, endpoint, control });
  address = `http://${host}:${server.port}`;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await server.close();
    await picked.driver.close();
    await world.images.close();
  };
  return {
    endpoint: address,
    environment: environmentOf(address, region),
    body,
    world,
    journal: world.journal,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function pickDriver(
  choice: 'auto' | BodyDriver['name'],
  logger: Logger,
): Promise<{ driver: BodyDriver; reason: string }> {
  if (choice !== 'none') return createBodyDriver(choice, { logger });
  return { driver: createNoneDriver(), reason: 'as asked; instances exist in the API only' };
}

interface LocalParts {
  readonly bodies: BodyDriver;
  readonly logger: Logger;
  readonly endpointUrl: () => string;
}

function createLocalWorld(options: LocalEc2Options, { bodies, logger, endpointUrl }: LocalParts): World {
  const clock = createSystemClock();
  const { seed = 'local-ec2', images, faults = { rules: [] } } = options;
  const catalogue = createCatalogue({
    seed,
    now: clock.now(),
    regions: REGION_NAMES,
    accountId: SELF_ACCOUNT,
    ...(images !== undefined && { size: images }),
  });
  const timings = options.latencies === 'aws' ? AWS_IMAGE_DELAYS : NO_IMAGE_DELAYS;
  return createWorld({
    clock,
    seed,
    faults,
    bodies,
    logger,
    settings: resolveSettings(options),
    wake: (ms, run) => void setTimeout(run, Math.max(0, ms)).unref(),
    regionNames: REGION_NAMES,
    images: createImageRegistry({ catalogue, timings }),
    instanceType: findInstanceType,
    imdsUrl: (instanceId) => `${endpointUrl()}/_imds/${instanceId}`,
  });
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
