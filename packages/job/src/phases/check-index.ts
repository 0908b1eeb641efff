import {
  type Build,
  BuilderError,
  type IndexFile,
  type PackageIndex,
  type Problem,
  readLocks,
  readProjects,
} from '@ami-select/builder';
import type { JobDependencies } from '../context/dependencies.ts';

/** A pinned requirement, as the builder reads it. */
type Requirement = ReturnType<typeof readLocks>['locks'][number]['requirements'][number];

/** The part of a job that the check needs. */
export interface CheckIndexDependencies extends Pick<JobDependencies, 'clock' | 'signal'> {
  /** Opens the index of the build; see `lazyIndex`. */
  readonly openIndex: () => Promise<PackageIndex>;
}

/**
 * Compares the hashes of the lock files with those of the index, before a machine exists for them.
 * Facts of a machine, such as the wheel that fits it, are checked by the build.
 * @throws BuilderError HASH that lists every requirement whose hashes fit no file; or what the index fails with.
 */
export async function checkIndex(
  build: Build,
  { clock, signal, openIndex }: CheckIndexDependencies,
): Promise<void> {
  const { locks } = readLocks(build);
  const requirements = new Map(
    locks
      .flatMap((lock) => lock.requirements)
      .map((requirement) => [`${requirement.file}:${requirement.line}`, requirement]),
  );
  if (requirements.size === 0) return;
  const index = await openIndex();
  const all = [...requirements.values()];
  const projects = await readProjects(
    index,
    all.map(({ key }) => key),
    { clock, signal },
  );
  const problems = all
    .map((requirement) => findWrongHash(requirement, projects.get(requirement.key)?.files ?? [], index.name))
    .filter((problem) => problem !== undefined);
  if (problems.length === 0) return;
  throw new BuilderError('HASH', 'The lock does not fit the index; nothing was created', { problems });
}

function findWrongHash(
  requirement: Requirement,
  files: readonly IndexFile[],
  indexName: string,
): Problem | undefined {
  const { name, version, hashes, file, line } = requirement;
  const ofVersion = files.filter(({ filename }) => filename.split('-')[1] === version);
  const isTold = ofVersion.length > 0 && ofVersion.every((candidate) => candidate.hashes.some(isSha256));
  const isAllowed = files.some((candidate) => candidate.hashes.some((hash) => hashes.includes(hash)));
  if (!isTold || isAllowed || !hashes.every(isSha256)) return undefined;
  const offered = ofVersion
    .map((candidate) => `${candidate.filename} ${candidate.hashes.join(' ')}`)
    .join(', ');
  const message = `${name}==${version} allows ${hashes.join(' ')}, which fits no file; ${indexName} has ${offered}`;
  return { code: 'HASH', message, file, line };
}

function isSha256(hash: string): boolean {
  return hash.startsWith('sha256:');
}
