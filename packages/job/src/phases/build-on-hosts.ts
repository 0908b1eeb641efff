import { type BuildResult, type PackageIndex, runBuild } from '@ami-select/builder';
import type { Host } from '@ami-select/provisioner';
import type { JobDependencies } from '../context/dependencies.ts';
import type { BuildRequest } from '../request/request.ts';
import { withConnections } from './connect-hosts.ts';
import { type IndexDependencies, lazyIndex } from './lazy-index.ts';

/** The part of a job that a build needs. */
export interface BuildDependencies
  extends IndexDependencies,
    Pick<JobDependencies, 'logger' | 'signal' | 'report' | 'connect'> {
  /** Opens the index of the build where a check has used it; `lazyIndex` otherwise. */
  readonly openIndex?: (() => Promise<PackageIndex>) | undefined;
}

/**
 * Connects to every host, builds on all of them, and brings the artifacts home.
 * @throws BuilderError, or TransportError when a host cannot be reached any more
 */
export async function buildOnHosts(
  hosts: readonly Host[],
  { build, outputDirectory }: BuildRequest,
  dependencies: BuildDependencies,
): Promise<BuildResult> {
  const { clock, logger, signal, report, connect } = dependencies;
  const { openIndex = lazyIndex(build, dependencies) } = dependencies;
  const result = await withConnections(hosts, { connect, signal }, (machines) =>
    runBuild(build, machines, {
      clock,
      logger,
      signal,
      outputDirectory,
      report: (event) => report({ type: 'build', event }),
      openIndex,
    }),
  );
  report({ type: 'built', result });
  return result;
}
