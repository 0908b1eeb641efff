import { type ActionContext, ActionError, type Clock, publishOutputs } from '@ami-select/action-kit';
import { runBuild } from '@ami-select/builder';
import { type Connect, type Host, readHandle } from '@ami-select/provisioner';
import { withConnections } from './connect-hosts.ts';
import { buildOutputs } from './outputs.ts';
import { readBuildRequest } from './read-build.ts';
import { createReport } from './report.ts';
import { renderResult } from './summary.ts';

export interface BuildActionDependencies extends ActionContext {
  readonly clock: Clock;
  readonly connect: Connect;
}

/** The build action: from the handle of a fleet to artifacts of every host. */
export async function run({
  core,
  logger,
  environment,
  signal,
  clock,
  connect,
}: BuildActionDependencies): Promise<void> {
  const { handle, build, outputDirectory } = await readBuildRequest(core);
  const hosts = await readHosts(handle);
  const pipIndexUrl = environment.PIP_INDEX_URL;
  const result = await withConnections(hosts, { connect, signal }, (machines) =>
    runBuild(build, machines, {
      clock,
      logger,
      signal,
      outputDirectory,
      report: createReport(core, logger),
      ...(pipIndexUrl && { pipIndexUrl }),
    }),
  );
  publishOutputs(core, buildOutputs(result, outputDirectory));
  await core.writeSummary(renderResult(result));
}

async function readHosts(path: string): Promise<readonly Host[]> {
  const { intent, hosts, terminatedAt } = await readHandle(path);
  if (terminatedAt !== undefined)
    throw new ActionError('NO_STATE', `${intent.fleetId} was terminated at ${terminatedAt}`);
  if (hosts !== undefined) return hosts;
  throw new ActionError('NO_STATE', `${intent.fleetId} never became ready`, {
    hint: 'See the log of the spawn step.',
  });
}
