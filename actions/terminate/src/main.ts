import { resolve } from 'node:path';
import {
  type ActionContext,
  assertNothingRemains,
  publishResults,
  renderProof,
  settleProof,
  withGroup,
} from '@ami-select/action-kit';
import { describeRemaining, findFleetToEnd, type TerminateDependencies, terminateJob } from '@ami-select/job';
import { describeRunCost, keyLines, reasonsOf } from '@ami-select/provisioner';
import { proofOutputs } from './outputs.ts';
import { readFleetInput } from './read-inputs.ts';

export type TerminateActionDependencies = ActionContext & TerminateDependencies;

/** The terminate action: terminates a fleet, once or again, and proves that nothing remains. */
export async function run(dependencies: TerminateActionDependencies): Promise<void> {
  const { core, logger, environment, clock } = dependencies;
  const fleet = await readFleetInput(core, (word) =>
    findFleetToEnd(word, {
      variables: environment,
      workingDirectory: resolve(),
      clock,
      logger,
      byId: (id) => `input "fleet-id" with ${id}, in place of "handle"`,
    }),
  );
  for (const line of keyLines(fleet.handle)) core.setSecret(line);
  const { fleetId } = fleet.handle.intent;
  dependencies.describeRemaining(() =>
    describeRemaining({ ...fleet.handle, path: fleet.path, isEnding: true }),
  );
  let cost: string | undefined;
  const reportCost: TerminateDependencies['reportCost'] = (counted) => {
    cost = describeRunCost(counted);
    core.info(cost);
  };
  const proof = await withGroup(core, `Terminate ${fleetId}`, () =>
    settleProof(terminateJob(fleet, { ...dependencies, reportCost })),
  );
  publishResults(core, proofOutputs(proof));
  await core.writeSummary(renderProof(proof, cost));
  assertNothingRemains(proof, reasonsOf(proof));
  const { terminatedAt } = fleet.handle;
  const when = terminatedAt === undefined ? 'is terminated' : `was terminated already, at ${terminatedAt}`;
  core.info(`${fleetId} ${when}: ${proof.created.length} created, nothing remains.`);
}
