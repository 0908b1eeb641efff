import { gatherProblems, systemClock } from '@ami-select/core';
import { describeRemaining, findFleetToEnd, type StoredFleet, terminateJob } from '@ami-select/job';
import type { Proof, RunCost } from '@ami-select/provisioner';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { costLines, proofLines, proofOf } from '../../present/describe-proof.ts';
import { createLogger } from '../../present/logger.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { refusal } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';

/**
 * `ami-select terminate`: terminates a fleet that another process launched, and proves it. A first signal does not stop
 * that; a second one does. The proof is printed whatever it says.
 */
export async function runTerminate(
  { operands, options, context }: Invocation,
  terminate: typeof terminateJob = terminateJob,
): Promise<number> {
  const { environment, problems } = context;
  const gathering = gatherProblems();
  gathering.add(problems);
  const region = typeof options.region === 'string' ? options.region : undefined;
  const { variables, workingDirectory } = environment;
  const logger = createLogger(context.progress);
  const fleet = await gathering.check(() =>
    findFleetToEnd(operands[0] ?? '', {
      variables,
      workingDirectory,
      region,
      clock: systemClock,
      logger,
      byId: (id) => `ami-select terminate ${id}`,
    }),
  );
  gathering.assertNone(refusal('terminate'));
  if (fleet === undefined) throw new TypeError('A fleet was refused without a problem');
  let cost: RunCost | undefined;
  const terminating = end(fleet, context, (stored, dependencies) =>
    terminate(stored, {
      ...dependencies,
      reportCost: (counted) => {
        cost = counted;
      },
    }),
  );
  try {
    report(await terminating, cost, context);
  } catch (error) {
    const proof = proofOf(error);
    if (proof !== undefined) report(proof, cost, context);
    throw error;
  }
  return 0;
}

async function end(
  fleet: StoredFleet,
  { environment, progress, results }: CommandContext,
  terminate: typeof terminateJob,
): Promise<Proof> {
  const interrupts = listenForInterrupts({
    environment,
    onStop: (error, remaining) => writeStopDocument(results, error, remaining),
    print: (text) => progress.warn(text),
    firstWords: 'the fleet is being terminated; once more stops that at once',
    now: () => performance.now(),
  });
  interrupts.describeRemaining(() =>
    describeRemaining({ ...fleet.handle, path: fleet.path, isEnding: true }),
  );
  try {
    return await progress.phase(`terminate ${fleet.handle.intent.fleetId}`, () =>
      terminate(fleet, { clock: systemClock, logger: createLogger(progress), signal: interrupts.signal }),
    );
  } finally {
    interrupts.close();
  }
}

function report(proof: Proof, cost: RunCost | undefined, { results }: CommandContext): void {
  results.text([...proofLines(proof), ...costLines(cost)]);
  results.add({ proof, ...(cost && { cost: { after: cost } }) });
}
