import { createFetch } from '@ami-select/access';
import { type BuildResult, runBuild } from '@ami-select/builder';
import type { Host } from '@ami-select/provisioner';
import type { JobDependencies } from '../context/dependencies.ts';
import type { BuildRequest } from '../request/request.ts';
import { withConnections } from './connect-hosts.ts';

/** The part of a job that a build needs. */
export type BuildDependencies = Pick<
  JobDependencies,
  'clock' | 'logger' | 'signal' | 'report' | 'connect' | 'variables' | 'fetch'
>;

/**
 * Connects to every host, builds on all of them, and brings the artifacts home.
 * @throws BuilderError, or TransportError when a host cannot be reached any more
 */
export async function buildOnHosts(
  hosts: readonly Host[],
  { build, outputDirectory }: BuildRequest,
  { clock, logger, signal, report, connect, variables, fetch = createFetch(variables) }: BuildDependencies,
): Promise<BuildResult> {
  const { PIP_INDEX_URL: pipIndexUrl } = variables;
  const result = await withConnections(hosts, { connect, signal }, (machines) =>
    runBuild(build, machines, {
      clock,
      logger,
      signal,
      outputDirectory,
      report: (event) => report({ type: 'build', event }),
      pipIndexUrl: pipIndexUrl || undefined,
      fetch,
    }),
  );
  report({ type: 'built', result });
  return result;
}
