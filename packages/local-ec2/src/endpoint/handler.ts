import { silentLogger } from '@ami-select/core';
import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import { createNoneDriver } from '@ami-select/sandbox';
import type { CatalogueDrafts } from '../catalogue/catalogue.ts';
import { createThrottle } from '../faults/throttle.ts';
import type { Credentials } from '../state/accounts.ts';
import type { Journal } from '../state/journal.ts';
import { resolveRegions } from '../state/regions.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import type { World } from '../world/world.ts';
import { OPERATIONS } from './all-operations.ts';
import { createEndpoint } from './endpoint.ts';
import { createLocalWorld, draftsFor, type WorldChoices } from './local-world.ts';

export interface LocalEc2HandlerOptions extends WorldChoices {
  /** Where the virtual clock starts. */
  readonly start?: Date | undefined;
  /** Of requests that name none; the first of `regions` when absent. */
  readonly region?: string | undefined;
}

/** The parts of an SDK's HTTP request that matter here. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown | undefined;
}

/** The response in the form that SDK clients take from a request handler. */
export interface SdkResponse {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array;
  };
}

/** The endpoint inside this process. */
export interface LocalEc2Handler {
  /** `new EC2Client({ requestHandler, endpoint, region, credentials })`, for any client of the SDK. */
  readonly requestHandler: {
    handle(request: SdkRequest): Promise<SdkResponse>;
    destroy(): void;
    updateHttpClientConfig(): void;
    httpHandlerConfigs(): Record<string, never>;
  };
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** Sleepers on it make time pass; hand it to the code under test. */
  readonly clock: VirtualClock;
  readonly world: World;
  readonly journal: Journal;
}

/**
 * The same endpoint without sockets and sandboxes, on a virtual clock: the signing clock of the SDK may show
 * any time, unless signatures are strict. A lost response (F3) is a connection that was reset.
 */
export function createLocalEc2Handler(options: LocalEc2HandlerOptions = {}): LocalEc2Handler {
  return createHandler({ ...options, start: options.start ?? new Date() });
}

/**
 * Handlers that have the same images. These are generated once, so that a new world costs next to nothing.
 */
export function createLocalEc2HandlerFactory(
  options: LocalEc2HandlerOptions & { readonly start: Date },
): (own?: Omit<LocalEc2HandlerOptions, 'seed' | 'images' | 'start'>) => LocalEc2Handler {
  const drafts = draftsFor(options, options.start);
  return (own = {}) => createHandler({ ...options, ...own }, drafts);
}

/** Always the same, as all of its world: nobody outside of this process reaches it. */
const NO_SECRET = 'local-ec2-in-this-process-has-no-secrets';

function createHandler(
  options: LocalEc2HandlerOptions & { readonly start: Date },
  drafts?: CatalogueDrafts,
): LocalEc2Handler {
  const { defaultRegion } = resolveRegions(options);
  const clock = createVirtualClock(options.start);
  const world = createLocalWorld(options, {
    clock,
    secret: NO_SECRET,
    wake: () => {},
    sandboxes: createNoneDriver(),
    logger: silentLogger,
    drafts,
  });
  clock.onMove(() => world.events.runDue());
  const throttle = createThrottle({ enabled: world.settings.throttling, clock });
  const endpoint = createEndpoint({ world, operations: OPERATIONS, throttle, defaultRegion });
  return {
    clock,
    world,
    journal: world.journal,
    endpoint: 'http://local-ec2.invalid',
    credentials: world.accounts.self,
    requestHandler: {
      handle: async (request) => toSdk(await endpoint.handle(fromSdk(request))),
      destroy: () => {},
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  };
}

function fromSdk({ method, path, query = {}, headers, body }: SdkRequest): WireRequest {
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    path,
    query: new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value ?? '')] as [string, string]),
    ).toString(),
    headers: Object.fromEntries(names),
    body: body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? ''),
  };
}

function toSdk({ status, headers, body, lost }: WireResponse): SdkResponse {
  if (lost) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', name: 'TimeoutError' });
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { response: { statusCode: status, headers: { ...headers }, body: bytes } };
}
