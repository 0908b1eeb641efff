import type { FetchedTree, GetTreeOptions } from '../contract/transport.ts';
import { TREE_LIMITS, type TreeLimits } from '../contract/tree-limits.ts';
import { getTree } from '../tree/get-tree.ts';
import { type FakeSource, fakeSource, listingOf, tarOf } from './fake-source.ts';
import { tempFolder } from './temp-folder.ts';

/** A fetch of everything within the usual limits, and what of it is different. */
export interface Fetch extends Partial<GetTreeOptions> {
  readonly patterns?: readonly string[];
  readonly only?: Partial<TreeLimits>;
}

/** Fetches from a machine into a folder of its own unless one is given. */
export async function fetchFrom(
  source: FakeSource,
  { patterns = ['**'], only, ...options }: Fetch = {},
): Promise<FetchedTree> {
  const localDirectory = options.localDirectory ?? (await tempFolder());
  const limits = { ...TREE_LIMITS, ...only };
  return getTree(source, patterns, { remoteDirectory: '.', limits, ...options, localDirectory });
}

/** A machine with these files, which sends their archive however often it is asked for. */
export function machineWith(files: Readonly<Record<string, string>>): FakeSource {
  const archive = tarOf(Object.entries(files).map(([path, body]) => ({ path, body })));
  return fakeSource(listingOf(...Object.keys(files)), [archive]);
}

/** A usual piece of a stream. */
export const CHUNK: number = 64 * 1024;

/** Pieces, far more than any limit of the tests: without the limit they fail, and end. */
export const ENDLESS = 256;

/** The same bytes again and again. */
export function* forever(bytes: Buffer): Generator<Buffer> {
  for (let sent = 0; sent < ENDLESS * CHUNK; sent += bytes.length) yield bytes;
}
