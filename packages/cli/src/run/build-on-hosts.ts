import { type BuildResult, type Machine, runBuild } from '@ami-select/builder';
import type { Host } from '@ami-select/provisioner';
import { connectSsh } from '@ami-select/transport';
import { systemClock } from '../clock.ts';
import { createLogger } from '../logger.ts';
import { createBuildReport } from './report-build.ts';
import type { RunPlan } from './run-plan.ts';
import type { JobSurroundings } from './surroundings.ts';

/**
 * Connects to every host, builds on all of them, and brings the artifacts home.
 * @throws BuilderError, or TransportError when a host cannot be reached any more.
 */
export async function buildOnHosts(
  hosts: readonly Host[],
  { build, outputDirectory }: RunPlan,
  { context: { environment, progress }, interrupts: { signal } }: JobSurroundings,
): Promise<BuildResult> {
  const { PIP_INDEX_URL: pipIndexUrl } = environment.variables;
  const machines = await connectAll(hosts, signal);
  try {
    return await runBuild(build, machines, {
      clock: systemClock,
      logger: createLogger(progress),
      signal,
      outputDirectory,
      report: createBuildReport(progress),
      ...(pipIndexUrl ? { pipIndexUrl } : {}),
    });
  } finally {
    await closeAll(machines);
  }
}

/** All of them, or none: a connection that was made is closed when another one fails. */
async function connectAll(hosts: readonly Host[], signal: AbortSignal): Promise<readonly Machine[]> {
  const outcomes = await Promise.allSettled(hosts.map((host) => connect(host, signal)));
  const machines = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed === undefined) return machines;
  await closeAll(machines);
  throw failed.reason;
}

async function closeAll(machines: readonly Machine[]): Promise<void> {
  await Promise.all(machines.map(({ transport }) => transport.close()));
}

async function connect(host: Host, signal: AbortSignal): Promise<Machine> {
  const { name, address, port, user, hostKey, privateKey } = host;
  const target = { label: name, host: address, port, user, hostKey, privateKey };
  return { name, transport: await connectSsh(target, { signal }) };
}
