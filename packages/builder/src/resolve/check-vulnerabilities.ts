import type { Build } from '../definition/build.ts';
import type { Advisory } from '../index/advisory.ts';
import type { AdvisoryAnswer, PackageIndex } from '../index/package-index.ts';
import type { BuilderError, Problem } from '../report/errors.ts';
import { problemsError } from '../report/problem.ts';
import { countMore } from '../report/shorten.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { offerOf } from './candidate.ts';
import { noSource, readSource } from './vulnerability-source.ts';
import { wantedVersions } from './wanted-versions.ts';
import { titleOf } from './why-no-wheel.ts';

export interface VulnerabilityOptions {
  readonly index: PackageIndex;
  /** Takes what a build whose policy is `warn` finds. */
  readonly warn?: ((message: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Packages in one message. */
const MOST_NAMED = 20;

type Lookup = (key: string, version: string) => Promise<AdvisoryAnswer | undefined>;

/** A locked package, and what is known of it; undefined where its index says nothing. */
interface Finding {
  readonly requirement: Requirement;
  readonly environment: string;
  readonly advisories?: readonly Advisory[] | undefined;
  /** Where it was asked, and what it answered. */
  readonly because?: string | undefined;
}

/**
 * Looks up the vulnerabilities of every locked package, where the build asks for it.
 * @throws BuilderError `VULNERABILITY` that lists them, unless the policy is `warn`; `INVALID_BUILD` for a source that
 * has none, or says nothing of some packages; `UNREACHABLE_INDEX`
 */
export async function checkVulnerabilities(
  build: Pick<Build, 'vulnerabilities' | 'baseDirectory'>,
  locks: readonly Lock[],
  { index, warn, signal }: VulnerabilityOptions,
): Promise<void> {
  const { vulnerabilities, baseDirectory } = build;
  if (vulnerabilities === undefined) return;
  const { source, policy, ignore } = vulnerabilities;
  const stop = new AbortController();
  const any = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]);
  const entries = readSource(source, baseDirectory);
  const lookUp: Lookup =
    entries === undefined ? askIndex(index, any) : async (key, version) => entries.of(key, version);
  const findings = await lookUpAll(locks, lookUp).finally(() => stop.abort());
  const unknown = await unknownOf(findings, locks, { index, signal });
  const problems = findings.flatMap((finding) => problemsOf(finding, new Set(ignore)));
  const silence = unknown.length === 0 ? undefined : silenceOf(unknown, index);
  const error = problemsError('Packages have known vulnerabilities', problems);
  const isUseless = unknown.length === findings.length;
  if (silence !== undefined && (policy === 'refuse' || isUseless)) throw silence;
  if (error !== undefined && policy === 'refuse') throw error;
  for (const one of [silence, error]) if (one !== undefined) warn?.(one.message);
}

async function lookUpAll(locks: readonly Lock[], lookUp: Lookup): Promise<readonly Finding[]> {
  const known = new Map<string, ReturnType<Lookup>>();
  const findings = locks.flatMap(({ environment, requirements }) =>
    requirements.map(async (requirement): Promise<Finding> => {
      const { key, version } = requirement;
      const id = JSON.stringify([key, version]);
      const looking = known.get(id) ?? lookUp(key, version);
      known.set(id, looking);
      const found = await looking;
      const said = found !== undefined && 'because' in found ? found : { advisories: found };
      return { requirement, environment: environment.name, ...said };
    }),
  );
  return Promise.all(findings);
}

function problemsOf(
  { requirement, environment, advisories = [] }: Finding,
  ignored: ReadonlySet<string>,
): readonly Problem[] {
  const { name, version, file, line } = requirement;
  const open = advisories.filter(({ id, aliases }) => ![id, ...aliases].some((one) => ignored.has(one)));
  return open.map((advisory) => {
    const message = `${name}==${version} ${sentenceOf(advisory)}`;
    return { code: 'VULNERABILITY', message, file, line, environment };
  });
}

/** `has PYSEC-2024-1 (CVE-2024-1): text; fixed in 1.2`. */
function sentenceOf({ id, aliases, summary, fixedIn }: Advisory): string {
  const also = aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
  const fixed = fixedIn.length === 0 ? 'no version without it is known' : `fixed in ${fixedIn.join(', ')}`;
  return `has the vulnerability ${id}${also}${summary === '' ? '' : `: ${summary}`}; ${fixed}`;
}

function askIndex(index: PackageIndex, signal: AbortSignal): Lookup {
  const { advisories } = index;
  if (advisories === undefined)
    throw noSource(`"index" is not valid because ${index.name} lists no vulnerabilities`, LISTS);
  return (key, version) => advisories(key, version, signal);
}

/** Packages that their index has and says nothing of; of what it does not have, nobody can say anything. */
async function unknownOf(
  findings: readonly Finding[],
  locks: readonly Lock[],
  { index, signal }: VulnerabilityOptions,
): Promise<readonly Finding[]> {
  const versions = wantedVersions(locks);
  const unknown: Finding[] = [];
  for (const finding of findings) {
    const { requirement, advisories } = finding;
    if (advisories !== undefined) continue;
    const { files } = await index.project(requirement.key, signal, versions.get(requirement.key));
    if (offerOf(requirement, files).ofVersion.length > 0) unknown.push(finding);
  }
  return unknown;
}

function silenceOf(unknown: readonly Finding[], { name, serving }: PackageIndex): BuilderError {
  const indexes = new Set(unknown.map(({ requirement: { key } }) => serving?.(key) ?? name));
  const say = indexes.size === 1 ? 'says' : 'say';
  const titles = [...new Set(unknown.map(({ requirement }) => titleOf(requirement)))];
  const because = unknown.find((finding) => finding.because !== undefined)?.because;
  const more = titles.length > MOST_NAMED ? ` and ${countMore(titles.length - MOST_NAMED)}` : '';
  return noSource(
    `"index" is not valid because ${[...indexes].join(' and ')} ${say} nothing of the vulnerabilities of ${titles.slice(0, MOST_NAMED).join(', ')}${more}${because === undefined ? '' : `: ${because}`}`,
    LISTS,
  );
}

const LISTS =
  "a file of OSV entries in JSON, or an index with PyPI's JSON of each version, /pypi/NAME/VERSION/json beside /simple/";
