import { type ActionContext, publishResults, withGroup } from '@ami-select/action-kit';
import { reapJob, type TerminateDependencies } from '@ami-select/job';
import { assertReaped, reapSummary } from '@ami-select/provisioner';
import { reapOutputs } from './outputs.ts';
import { readReapInputs } from './read-inputs.ts';
import { renderReport } from './summary.ts';

export type ReapActionDependencies = ActionContext & TerminateDependencies;

/** The reap action: removes what fleets left behind after their lease, in every region, and says what and why. */
export async function run(dependencies: ReapActionDependencies): Promise<void> {
  const { core, environment } = dependencies;
  const request = await readReapInputs(core, environment);
  const where = request.regions?.join(', ') ?? 'every enabled region';
  const report = await withGroup(core, `Reap ${where}`, () => reapJob(request, dependencies));
  publishResults(core, reapOutputs(report));
  await core.writeSummary(renderReport(report));
  assertReaped(report);
  core.info(reapSummary(report));
}
