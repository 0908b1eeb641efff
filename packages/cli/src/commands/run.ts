import { listenForInterrupts } from '../interrupts.ts';
import { recordDocument, recordLines } from '../output/describe-record.ts';
import type { Invocation } from '../program.ts';
import { openAccount, openLocal } from '../run/open-access.ts';
import { printPlan } from '../run/print-plan.ts';
import { type RunRecord, runJob } from '../run/run-job.ts';
import { planRun, type RunPlan } from '../run/run-plan.ts';

/** `ami-select run`: the main job. Whatever happens, the fleet is ended before the command is, unless `--keep` is given. */
export async function runRun(invocation: Invocation): Promise<number> {
  const plan = await planRun(invocation);
  if (invocation.options.plan === true) printPlan(plan, invocation.context);
  else await runPlan(plan, invocation);
  return 0;
}

async function runPlan(plan: RunPlan, { context }: Invocation): Promise<void> {
  const { environment, progress, results } = context;
  const interrupts = listenForInterrupts({
    environment,
    say: (text) => progress.warn(text),
    firstWords: 'terminating everything',
    now: () => performance.now(),
  });
  const record: RunRecord = {};
  try {
    const open = await (plan.local ? openLocal : openAccount)(plan.region, context);
    try {
      await runJob(plan, { open, context, interrupts }, record);
    } finally {
      await open.close();
    }
  } finally {
    interrupts.close();
    results.text(recordLines(record, progress.timings));
    results.add(recordDocument(record, progress.timings));
  }
}
