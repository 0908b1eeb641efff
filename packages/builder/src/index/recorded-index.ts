import { BuilderError } from '../report/errors.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import type { FileRange, IndexFile, OpenedFile, PackageIndex } from './package-index.ts';

/** A wheel that an earlier build used. */
export interface RecordedWheel {
  readonly filename: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface RecordedIndexOptions {
  /** Of the index that the wheels came from. */
  readonly name: string;
  /** Opens that index, for a wheel that is not stored any more. */
  readonly openIndex: () => Promise<PackageIndex>;
}

/** An index that has the wheels of an earlier build and no others, so that what is resolved with it is the same again. */
export function recordedIndex(
  wheels: readonly RecordedWheel[],
  { name, openIndex }: RecordedIndexOptions,
): PackageIndex {
  const projects = new Map<string, IndexFile[]>();
  for (const { filename, sha256, bytes } of wheels) {
    const key = parseWheelName(filename)?.key;
    if (key === undefined) continue;
    const open = async (range?: FileRange): Promise<OpenedFile> =>
      (await findFile(await openIndex(), { key, filename, signal: range?.signal })).open(range);
    const file = { filename, hashes: [`sha256:${sha256}`], size: bytes, open };
    projects.set(key, [...(projects.get(key) ?? []), file]);
  }
  return { name, project: async (key) => ({ files: projects.get(key) ?? [] }) };
}

interface FileQuery {
  readonly key: string;
  readonly filename: string;
  readonly signal?: AbortSignal | undefined;
}

/** @throws BuilderError `NO_WHEEL` */
async function findFile(index: PackageIndex, { key, filename, signal }: FileQuery): Promise<IndexFile> {
  const { files } = await index.project(key, signal);
  const file = files.find((candidate) => candidate.filename === filename);
  if (file !== undefined) return file;
  throw new BuilderError(
    'NO_WHEEL',
    `${filename}, which the last run used, is not on ${index.name} any more`,
  );
}
