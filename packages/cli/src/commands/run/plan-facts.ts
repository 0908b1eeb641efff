import {
  type Build,
  type MainAddressOptions,
  mainAddress,
  needsMain,
  readBuildFiles,
  withIndexUrl,
} from '@ami-select/builder';
import { redactUrl } from '@ami-select/core';

/** One thing that a build does, by the name of its field. */
export interface PlanFact {
  readonly field: string;
  readonly value: string;
}

/**
 * What a build does besides its environments and steps: where things come from, what goes where, and what it refuses. The
 * index is the one that the build would use.
 */
export async function planFacts(build: Build, options: MainAddressOptions): Promise<readonly PlanFact[]> {
  const files = readBuildFiles(build);
  const facts: Readonly<Record<string, string | undefined>> = {
    ...(build.environments.length > 0 ? await indexFacts(withIndexUrl(build, files), options) : {}),
    upload: uploadFact(build, files.uploads.length),
    system: systemFact(build),
    ...pythonFacts(build),
    'allow-sdist': listOf(build.allowSdist),
    'build-requirements': listOf(build.buildRequirements),
    licences: licenceFact(build),
    vulnerabilities: vulnerabilityFact(build),
    'failed-tests': build.failedTests ?? 'fail',
  };
  return Object.entries(facts).flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
}

async function indexFacts(
  build: Build,
  options: MainAddressOptions,
): Promise<Readonly<Record<string, string | undefined>>> {
  const { indexes = [], indexPolicy, installer } = build;
  const named = indexes.map(({ name, url: address, packages }) => {
    return [`indexes.${name}`, `${redactUrl(address)} for ${packages.join(', ')}`];
  });
  const policy =
    indexPolicy && Object.entries(indexPolicy).map(([state, judgement]) => `${state}: ${judgement}`);
  return {
    index: await mainFact(build, options),
    ...Object.fromEntries(named),
    'index-policy': listOf(policy),
    installer: installer ?? 'auto',
  };
}

/** Absent where `indexes` have every package. */
async function mainFact(build: Build, options: MainAddressOptions): Promise<string | undefined> {
  if (build.index !== undefined) return build.index;
  if (!needsMain(build)) return undefined;
  const address = await mainAddress(build, options);
  return address === undefined
    ? 'none: neither PIP_INDEX_URL nor the configuration of pip names one'
    : redactUrl(address);
}

function uploadFact({ upload, project }: Build, count: number): string {
  const what = [...upload, ...(project === undefined ? [] : ['what git does not ignore'])];
  return what.length === 0 ? 'nothing' : `${what.join(', ')} (${count} ${count === 1 ? 'file' : 'files'})`;
}

function systemFact({ system }: Build): string | undefined {
  if (system === undefined) return undefined;
  const { packages, snapshot } = system;
  const pins = packages.map(({ name, version }) => `${name}=${version}`).join(', ');
  return snapshot === undefined ? pins : `${pins}, as of ${snapshot}`;
}

function pythonFacts({ pythons = {} }: Build): Readonly<Record<string, string>> {
  const facts = Object.entries(pythons).map(([version, archives]) => {
    const listed = Object.entries(archives).map(
      ([architecture, { url, sha256 }]) => `${architecture}: ${redactUrl(url)} sha256:${sha256}`,
    );
    return [`pythons.${version}`, listed.join('; ')];
  });
  return Object.fromEntries(facts);
}

function licenceFact({ licences }: Build): string | undefined {
  if (licences === undefined) return undefined;
  const { allow, reviewed } = licences;
  return `${allow.join(', ')} allowed${reviewed.length === 0 ? '' : `; ${reviewed.join(', ')} reviewed`}`;
}

function vulnerabilityFact({ vulnerabilities }: Build): string | undefined {
  if (vulnerabilities === undefined) return undefined;
  const { source, policy, ignore } = vulnerabilities;
  return `${policy}, from ${source}${ignore.length === 0 ? '' : `; ${ignore.join(', ')} ignored`}`;
}

function listOf(items: readonly string[] | undefined): string | undefined {
  return items === undefined || items.length === 0 ? undefined : items.join(', ');
}
