import { gatherProblems, systemClock } from '@ami-select/core';
import { findFleet, terminateJob } from '@ami-select/job';
import type { Invocation } from '../../context/context.ts';
import { proofLines } from '../../present/describe-proof.ts';
import { createLogger } from '../../present/logger.ts';
import { refusal } from '../../process/errors.ts';

/** `ami-select terminate`: terminates a fleet that another process launched, and proves it. */
export async function runTerminate(
  { operands, options, context }: Invocation,
  terminate: typeof terminateJob = terminateJob,
): Promise<number> {
  const { environment, progress, results, problems } = context;
  const gathering = gatherProblems();
  gathering.add(problems);
  gathering.assertNone(refusal('terminate'));
  const region = typeof options.region === 'string' ? options.region : undefined;
  const { variables, workingDirectory } = environment;

  const fleet = await findFleet(operands[0] ?? '', {
    variables,
    workingDirectory,
    region,
    clock: systemClock,
  });
  const proof = await progress.phase(`terminate ${fleet.handle.intent.fleetId}`, () =>
    terminate(fleet, { clock: systemClock, logger: createLogger(progress) }),
  );
  results.text(proofLines(proof));
  results.add({ proof });
  return 0;
}
