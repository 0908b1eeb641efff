import { createCatalogue } from '../../../catalogue/catalogue.ts';
import {
  createImageRegistry,
  type ImageRegistry,
  type ImageTimings,
} from '../../../catalogue/image-registry.ts';
import { ownCredentials } from '../../../state/accounts.ts';
import { createIdSource } from '../../../state/ids.ts';
import { createJournal } from '../../../state/journal.ts';
import { createRegionState } from '../../../state/region-state.ts';
import { zonesOf } from '../../../state/regions.ts';
import type { World } from '../../../world/world.ts';
import type { Operation, RequestContext } from '../../operation.ts';

export const TEST_ACCOUNT = '123456789012';
export const TEST_NOW: Date = new Date('2026-11-22T07:00:00.000Z');

/** A world with images only, whose clock a test moves. */
export interface ImageBench {
  readonly images: ImageRegistry;
  now: Date;
  context(overrides?: Partial<Pick<RequestContext, 'region' | 'accountId'>>): RequestContext;
  /** Runs an operation; the caller names the type of its output. */
  call<Output>(
    operation: Operation,
    input?: object,
    overrides?: Parameters<ImageBench['context']>[0],
  ): Promise<Output>;
}

export function createImageBench(options: { size?: number; timings?: ImageTimings } = {}): ImageBench {
  const { size, timings } = options;
  const regions = ['us-east-1', 'eu-west-1'];
  const catalogue = createCatalogue({
    seed: 'test',
    now: TEST_NOW,
    regions,
    accountId: TEST_ACCOUNT,
    ...(size !== undefined && { size }),
  });
  const images = createImageRegistry({ catalogue, ...(timings && { timings }) });
  const states = new Map(
    regions.map((name) => [
      name,
      createRegionState(name, zonesOf(name), { now: () => bench.now, sleep: async () => {} }),
    ]),
  );
  const world = {
    images,
    ids: createIdSource('test'),
    journal: createJournal(),
    sandboxes: { name: 'process' },
    logger: { debug: () => {}, info: () => {}, warn: () => {} },
    visibility: { hide: () => {}, isVisible: () => true },
    regionNames: regions,
    settings: { shuffle: false },
    clock: { now: () => bench.now, sleep: () => Promise.resolve() },
    region: (name: string) => states.get(name),
  } as unknown as World;
  const bench: ImageBench = {
    images,
    now: TEST_NOW,
    context: (overrides = {}) => ({
      world,
      region: 'us-east-1',
      accountId: TEST_ACCOUNT,
      credentials: { ...ownCredentials('any'), accountId: TEST_ACCOUNT },
      hideMs: 0,
      tagLagMs: 0,
      requestId: 'test',
      host: 'local-ec2.invalid',
      now: bench.now,
      ...overrides,
    }),
    call: async <Output>(operation: Operation, input: object = {}, overrides = {}) =>
      (await operation.run(input, bench.context(overrides))) as Output,
  };
  return bench;
}

/** The code of the ApiError that an action ends with, or `none`. */
export async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return 'none';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
