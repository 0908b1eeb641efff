import { createFetch } from '@ami-select/access';
import {
  type BuildResult,
  indexSecrets,
  type Machine,
  type PackageIndex,
  type RunRecord,
  runBuild,
} from '@ami-select/builder';
import type { FleetIntent, Host } from '@ami-select/provisioner';
import type { JobDependencies } from '../context/dependencies.ts';
import { locateFields } from '../request/locate-problems.ts';
import type { BuildRequest } from '../request/request.ts';
import { withConnections } from './connect-hosts.ts';
import { hostFacts } from './host-facts.ts';
import { type IndexDependencies, lazyIndex } from './lazy-index.ts';
import { wheelCacheOf } from './wheel-cache.ts';

/** The part of a job that a build needs. */
export interface BuildDependencies
  extends IndexDependencies,
    Pick<JobDependencies, 'logger' | 'signal' | 'report' | 'connect'> {
  /** Opens the index of the build where a check has used it; `lazyIndex` otherwise. */
  readonly openIndex?: (() => Promise<PackageIndex>) | undefined;
  /** A fetch of wheels that has begun already. */
  readonly begun?: Promise<unknown> | undefined;
}

/** The hosts of a fleet that a build goes to, and its record. */
export interface BuildPlace {
  readonly hosts: readonly Host[];
  readonly intent: Pick<FleetIntent, 'image' | 'region'>;
  /** It has begun. */
  readonly record: RunRecord;
}

/**
 * Connects to every host, builds on all of them, and brings the artifacts home. What the record knows is reported also
 * when the build fails.
 * @throws BuilderError, or TransportError when a host cannot be reached any more
 */
export async function buildOnHosts(
  { hosts, intent, record }: BuildPlace,
  { build, outputDirectory, secrets, from, hosts: chosen, placeOf }: BuildRequest,
  dependencies: BuildDependencies,
): Promise<BuildResult> {
  const { clock, logger, signal, report, connect, variables, fetch = createFetch(variables) } = dependencies;
  const { openIndex = lazyIndex(build, dependencies), begun } = dependencies;
  try {
    const building = (machines: readonly Machine[]) =>
      runBuild(build, withFacts(machines, hosts, intent), {
        clock,
        logger,
        signal,
        outputDirectory,
        fetch,
        report: (event) => report({ type: 'build', event }),
        openIndex,
        begun,
        wheelCache: wheelCacheOf(variables),
        record,
        secrets,
        locate: (error) => locateFields(error, placeOf),
        hidden: indexSecrets(build, variables),
        from,
        keepsOthers: chosen !== undefined,
      });
    return await withConnections(hosts, { connect, signal, logger }, building);
  } finally {
    const { final, file } = record;
    if (final !== undefined) report({ type: 'built', result: { ...final, recordFile: file } });
  }
}

function withFacts(
  machines: readonly Machine[],
  hosts: readonly Host[],
  intent: BuildPlace['intent'],
): readonly Machine[] {
  return machines.map((machine) => {
    const host = hosts.find(({ name }) => name === machine.name);
    return host === undefined ? machine : { ...machine, facts: hostFacts(host, intent) };
  });
}
