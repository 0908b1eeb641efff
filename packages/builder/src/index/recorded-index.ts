import { BuilderError } from '../report/errors.ts';
import { isSdistOfProject } from '../wheels/sdist-name.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import type { FileRange, IndexFile, OpenedFile, PackageIndex } from './package-index.ts';

/** A wheel that an earlier build used, or a source archive. */
export interface RecordedWheel {
  readonly filename: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The source archive that it was built of. */
  readonly builtFrom?: { readonly filename: string; readonly sha256: string } | undefined;
}

export interface RecordedIndexOptions {
  /** Opens the index that the wheels came from, for a wheel that is not stored any more. */
  readonly openIndex: () => Promise<PackageIndex>;
}

/** An index that has the wheels of an earlier build and no others, so that what is resolved with it is the same again. */
export function recordedIndex(
  wheels: readonly RecordedWheel[],
  { openIndex }: RecordedIndexOptions,
): PackageIndex {
  const fileOf = (wheel: RecordedWheel, key: string): IndexFile => {
    const { filename, sha256, bytes, builtFrom } = wheel;
    const open = async (range?: FileRange): Promise<OpenedFile> => {
      if (builtFrom !== undefined) throw new BuilderError('NO_WHEEL', notKept(filename, builtFrom.filename));
      return (await findFile(await openIndex(), { key, filename, signal: range?.signal })).open(range);
    };
    return { filename, hashes: [`sha256:${sha256}`], size: bytes, open };
  };
  const filesOf = (key: string): readonly IndexFile[] =>
    wheels.filter(({ filename }) => isFileOf(filename, key)).map((wheel) => fileOf(wheel, key));
  return { name: 'the record of the last run', project: async (key) => ({ files: filesOf(key) }) };
}

function isFileOf(filename: string, key: string): boolean {
  return parseWheelName(filename)?.key === key || isSdistOfProject(filename, key);
}

function notKept(filename: string, archive: string): string {
  return `${filename}, which the last run built of ${archive}, is not kept here any more; expected "resolve" as the phase to start from`;
}

interface FileQuery {
  readonly key: string;
  readonly filename: string;
  readonly signal?: AbortSignal | undefined;
}

/** @throws BuilderError `NO_WHEEL` */
async function findFile(index: PackageIndex, { key, filename, signal }: FileQuery): Promise<IndexFile> {
  const version = parseWheelName(filename)?.version;
  const { files } = await index.project(key, signal, version === undefined ? undefined : new Set([version]));
  const file = files.find((candidate) => candidate.filename === filename);
  if (file !== undefined) return file;
  throw new BuilderError(
    'NO_WHEEL',
    `${filename}, which the last run used, is not on ${index.name} any more`,
  );
}
