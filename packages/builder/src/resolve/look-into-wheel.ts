import { fetchFiles } from '../fetch/fetch-files.ts';
import { knownSha256 } from '../fetch/stored-wheel.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import type { IndexFile } from '../index/package-index.ts';
import { withFile } from '../wheels/file-access.ts';
import {
  type InspectWheelOptions,
  inspectWheel,
  metadataProblems,
  type WheelInspection,
} from '../wheels/inspect-wheel.ts';
import { readWheelMetadata } from '../wheels/wheel-metadata.ts';
import { parseWheelName, type WheelName } from '../wheels/wheel-name.ts';
import { inspectFile } from './inspect-stored.ts';
import { accessRanges, NoRanges, sizeOf } from './range-access.ts';
import type { WheelPick } from './resolution.ts';

export interface LookOptions extends InspectWheelOptions {
  /** Its metadata will do, where the index offers it beside the wheel. */
  readonly metadataOnly: boolean;
  /** Gets small wheels, which are fetched as a whole. */
  readonly store: WheelStore;
  readonly signal?: AbortSignal | undefined;
}

/** Wheels up to here are fetched as a whole: one response instead of several, and none for them later. */
const SMALL = 2 * 1024 * 1024;

/** The finding for a wheel that cannot be looked into before it is fetched. */
const UNKNOWN: WheelInspection = { unpackedBytes: 0, problems: [] };

/**
 * Looks into a wheel of an index without fetching a large one: by ranges, or its metadata where the server has none.
 * @throws BuilderError as `fetchFiles` and `IndexFile` do
 */
export async function lookIntoWheel(
  pick: WheelPick,
  { metadataOnly, store, signal, wanted }: LookOptions,
): Promise<WheelInspection> {
  const { file } = pick;
  const name = parseWheelName(file.filename);
  if (name === undefined) return UNKNOWN;
  const kept = await lookIntoStored(pick, name, { store, wanted });
  if (kept !== undefined && kept.bytes > SMALL) return kept.inspection;
  if (kept === undefined && metadataOnly && file.metadata !== undefined)
    return readBeside(file, name, signal);
  const size = kept?.bytes ?? (await sizeOf(file, signal));
  if (size !== undefined && size <= SMALL) {
    const [wheel] = (await fetchFiles([pick], { store, signal })).values();
    return (wheel && (await inspectFile(wheel, { wanted }))) ?? UNKNOWN;
  }
  if (size === undefined) return readBeside(file, name, signal);
  try {
    return await inspectWheel(accessRanges(file, { size, signal }), name, { wanted });
  } catch (error) {
    if (error instanceof NoRanges) return readBeside(file, name, signal);
    throw error;
  }
}

/**
 * A look into a wheel that an earlier build left here, without hashing it: that is done when it is used. One that seems
 * damaged is none.
 */
async function lookIntoStored(
  pick: WheelPick,
  name: WheelName,
  { store, wanted }: Pick<LookOptions, 'store' | 'wanted'>,
): Promise<{ readonly bytes: number; readonly inspection: WheelInspection } | undefined> {
  const sha256 = knownSha256(pick);
  const kept = sha256 === undefined ? undefined : await store.peek(sha256);
  if (kept === undefined) return undefined;
  // A build that runs at the same time may delete it.
  const inspection = await withFile(kept.path, (access) => inspectWheel(access, name, { wanted })).catch(
    () => undefined,
  );
  if (inspection === undefined || inspection.problems.length > 0) return undefined;
  return { bytes: kept.bytes, inspection };
}

async function readBeside(file: IndexFile, name: WheelName, signal?: AbortSignal): Promise<WheelInspection> {
  const content = await file.metadata?.read(signal);
  if (content === undefined) return UNKNOWN;
  const metadata = readWheelMetadata(content);
  return { metadata, unpackedBytes: 0, problems: metadataProblems(metadata, name) };
}
