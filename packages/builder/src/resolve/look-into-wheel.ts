import type { IndexFile } from '../index/package-index.ts';
import { readOpened } from '../index/read-opened.ts';
import { Digests } from '../wheels/digests.ts';
import { inspectWheel, metadataProblems, type WheelInspection } from '../wheels/inspect-wheel.ts';
import { accessBytes } from '../wheels/random-access.ts';
import { readWheelMetadata } from '../wheels/wheel-metadata.ts';
import { parseWheelName, type WheelName } from '../wheels/wheel-name.ts';
import { accessRanges, NoRanges, sizeOf } from './range-access.ts';
import type { WheelPick } from './resolution.ts';

export interface LookOptions {
  /** Its metadata will do, where the index offers it beside the wheel. */
  readonly metadataOnly: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What a look into a wheel of an index finds. */
export interface Look extends WheelInspection {
  /** The sha256 of its bytes, where they were read and none of the allowed hashes is theirs. */
  readonly wrongSha256?: string | undefined;
}

/** Wheels up to here are read as a whole: one response instead of several. */
const SMALL = 2 * 1024 * 1024;

/** What is known of a wheel that cannot be looked into before it is fetched. */
const UNKNOWN: Look = { unpackedBytes: 0, problems: [] };

/**
 * Looks into a wheel of an index without fetching a large one: by ranges, or its metadata where the server has none.
 * @throws BuilderError as `IndexFile` does
 */
export async function lookIntoWheel(
  { file, requirement }: WheelPick,
  { metadataOnly, signal }: LookOptions,
): Promise<Look> {
  const name = parseWheelName(file.filename);
  if (name === undefined) return UNKNOWN;
  if (metadataOnly && file.metadata !== undefined) return readBeside(file, name, signal);
  const size = await sizeOf(file, signal);
  if (size !== undefined && size <= SMALL) {
    const bytes = await readOpened(await file.open({ signal }));
    const digests = new Digests(requirement.hashes);
    digests.update(bytes);
    const found = digests.finish();
    if (!requirement.hashes.some(found.has)) return { ...UNKNOWN, wrongSha256: found.sha256 };
    return inspectWheel(accessBytes(bytes), name);
  }
  if (size === undefined) return readBeside(file, name, signal);
  try {
    return await inspectWheel(accessRanges(file, { size, signal }), name);
  } catch (error) {
    if (error instanceof NoRanges) return readBeside(file, name, signal);
    throw error;
  }
}

async function readBeside(file: IndexFile, name: WheelName, signal?: AbortSignal): Promise<Look> {
  const content = await file.metadata?.read(signal);
  if (content === undefined) return UNKNOWN;
  const metadata = readWheelMetadata(content);
  return { metadata, unpackedBytes: 0, problems: metadataProblems(metadata, name) };
}
