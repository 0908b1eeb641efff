import { readNamedFile, type SizeLimit } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { Advisory } from '../index/advisory.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { problemsError } from '../report/problem.ts';
import type { Lock } from '../requirements/read-locks.ts';
import { readOsv } from './osv.ts';

export interface VulnerabilityOptions {
  readonly index: PackageIndex;
  /** Takes what a build whose policy is `warn` finds. */
  readonly warn?: ((message: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** That of all of PyPI is below; a string takes no more. */
const LIMIT: SizeLimit = { name: 'a file of OSV entries', mebibytes: 511 };

type Lookup = (key: string, version: string) => Promise<readonly Advisory[]>;

/**
 * Looks up the vulnerabilities of every locked package, where the build asks for it.
 * @throws BuilderError `VULNERABILITY` that lists them, unless the policy is `warn`; `INVALID_BUILD` for a source that
 * has none; `UNREACHABLE_INDEX`
 */
export async function checkVulnerabilities(
  build: Pick<Build, 'vulnerabilities' | 'baseDirectory'>,
  locks: readonly Lock[],
  { index, warn, signal }: VulnerabilityOptions,
): Promise<void> {
  const { vulnerabilities, baseDirectory } = build;
  if (vulnerabilities === undefined) return;
  const { source, policy, ignore } = vulnerabilities;
  const lookUp = source === 'index' ? askIndex(index, signal) : readSource(source, baseDirectory);
  const ignored = new Set(ignore);
  const found = new Map<string, Promise<readonly Problem[]>>();
  for (const { environment, requirements } of locks) {
    for (const { name, key, version, file, line } of requirements) {
      const describe = async (): Promise<readonly Problem[]> => {
        const advisories = await lookUp(key, version);
        const open = advisories.filter(
          ({ id, aliases }) => ![id, ...aliases].some((one) => ignored.has(one)),
        );
        return open.map((advisory) => {
          const message = `${name}==${version} ${sentenceOf(advisory)}`;
          return { code: 'VULNERABILITY', message, file, line, environment: environment.name };
        });
      };
      found.set(JSON.stringify([environment.name, key, version, file, line]), describe());
    }
  }
  const problems = (await Promise.all(found.values())).flat();
  const error = problemsError('Packages have known vulnerabilities', problems);
  if (error === undefined) return;
  if (policy === 'refuse') throw error;
  warn?.(error.message);
}

/** `has PYSEC-2024-1 (CVE-2024-1): text; fixed in 1.2`. */
function sentenceOf({ id, aliases, summary, fixedIn }: Advisory): string {
  const also = aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
  const fixed = fixedIn.length === 0 ? 'no version without it is known' : `fixed in ${fixedIn.join(', ')}`;
  return `has the vulnerability ${id}${also}${summary === '' ? '' : `: ${summary}`}; ${fixed}`;
}

function askIndex(index: PackageIndex, signal: AbortSignal | undefined): Lookup {
  const { advisories } = index;
  if (advisories === undefined)
    throw noSource(`"index" is not valid because ${index.name} lists no vulnerabilities`);
  const known = new Map<string, Promise<readonly Advisory[]>>();
  return (key, version) => {
    const id = `${key}==${version}`;
    const answer = known.get(id) ?? advisories(key, version, signal);
    known.set(id, answer);
    return answer;
  };
}

function readSource(source: string, baseDirectory: string): Lookup {
  const shown = JSON.stringify(source);
  const found = readNamedFile({ base: baseDirectory, path: source }, LIMIT);
  if ('because' in found) throw noSource(`${shown} is not valid because ${found.because}`);
  const entries = readOsv(found.bytes.toString('utf8'));
  if (entries === undefined) throw noSource(`${shown} is not valid because it has no OSV entries`);
  return async (key, version) => entries.of(key, version);
}

function noSource(message: string): BuilderError {
  const field = 'build.vulnerabilities.source';
  const expected = `${message}; expected "index", or a file of OSV entries in JSON`;
  return new BuilderError('INVALID_BUILD', `${field}: ${expected}`, {
    problems: [{ code: 'INVALID_BUILD', field, message: expected }],
  });
}
