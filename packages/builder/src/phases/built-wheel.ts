import { basename, dirname } from 'node:path';
import type { StoredWheel } from '../fetch/stored-wheel.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import { openLocalFile } from '../index/local-file.ts';
import type { IndexFile } from '../index/package-index.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { sameVersion } from '../requirements/version.ts';
import { inspectFile } from '../resolve/inspect-stored.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { supportedTags } from '../wheels/supported-tags.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import type { AssignedBuild } from './assign-builds.ts';

/** A wheel that was built of a source archive, on this machine. */
export interface BuiltWheel {
  readonly stored: StoredWheel;
  readonly file: IndexFile;
  readonly inspection: WheelInspection;
}

export interface TakeOptions {
  /** What came from the machine, by path below it: `<key>/<file name>`. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly store: WheelStore;
  readonly signal?: AbortSignal | undefined;
}

type Refused = { readonly problems: readonly Pick<Problem, 'code' | 'message'>[] };

/** Judges a built wheel like any other, by its name, members, RECORD and platform, and takes it into the store. */
export async function takeBuilt(
  { build, python }: AssignedBuild,
  { folder, files, store, signal = new AbortController().signal }: TakeOptions,
): Promise<BuiltWheel | Refused> {
  const { requirement, sdist, key } = build;
  const [path, ...others] = files.filter((name) => dirname(name) === key);
  const title = `the build of ${sdist.filename}`;
  if (path === undefined || others.length > 0) return refuse([`${title} gave no wheel`]);
  const filename = basename(path);
  const name = parseWheelName(filename);
  if (name?.key !== requirement.key || !sameVersion(name.version, requirement.version))
    return refuse([
      `${title} made ${JSON.stringify(filename)}, no wheel of ${requirement.name}==${requirement.version}`,
    ]);
  const tags = new Set(supportedTags(python));
  if (!name.tags.some((tag) => tags.has(tag)))
    return refuse([`${title} made ${filename}, which does not fit the machine`]);
  const open: IndexFile['open'] = async (range) => {
    const opened = openLocalFile({ base: folder, path }, range);
    if ('because' in opened)
      throw new BuilderError('NO_WHEEL', `${filename} cannot be read: ${opened.because}`);
    return opened;
  };
  const added = await store.add({ filename, hashes: [], open }, [], { accepts: () => true, signal });
  const { sha256, bytes } = added.digests;
  const builtFrom = { filename: sdist.filename, sha256: sdist.sha256 };
  const stored = { filename, path: added.path, sha256, bytes, downloaded: false, builtFrom };
  const inspection = await inspectFile(stored);
  if (inspection === undefined || inspection.problems.length > 0)
    return refuse(
      (inspection?.problems ?? []).map(
        (because) => `${title} made ${filename}, which is not valid because ${because}`,
      ),
    );
  const file = { filename, hashes: [`sha256:${sha256}`], size: bytes, open };
  return { stored, file, inspection };
}

function refuse(messages: readonly string[]): Refused {
  return { problems: messages.map((message) => ({ code: 'NO_WHEEL', message })) };
}
