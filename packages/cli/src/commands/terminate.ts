import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { handlePath, readHandle, terminateFleet, writeHandle } from '@ami-select/provisioner';
import { createLaunchClient } from '../clients.ts';
import { systemClock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import { CliError } from '../errors.ts';
import { gatherProblems } from '../gather.ts';
import { createLogger } from '../logger.ts';
import { proofLines } from '../output/describe-record.ts';
import type { Invocation } from '../program.ts';

/** `ami-select terminate`: ends a fleet that another process made, and proves it. */
export async function runTerminate({ operands, context }: Invocation): Promise<number> {
  const { environment, progress, results, problems } = context;
  const gathering = gatherProblems();
  gathering.add(problems);
  gathering.assertNothing('terminate');
  const path = findHandle(operands[0] ?? '', environment);
  const handle = await readHandle(path);
  const { fleetId, region, endpoint } = handle.intent;
  const ec2 = await createLaunchClient({ region, ...(endpoint !== undefined && { endpoint }) });
  const { endedAt: _, ...whole } = handle;
  const proof = await progress.phase(`terminate ${fleetId}`, () =>
    terminateFleet(whole, {
      ec2,
      clock: systemClock,
      logger: createLogger(progress),
      save: (next) => writeHandle(path, next),
    }),
  );
  results.text(proofLines(proof));
  results.add({ proof });
  return 0;
}

/** A path is taken as it is; a fleet id stands for the handle where `run` keeps it. */
function findHandle(fleet: string, { variables, workingDirectory }: Environment): string {
  const given = resolve(workingDirectory, fleet);
  if (existsSync(given)) return given;
  const kept = handlePath(variables.RUNNER_TEMP || tmpdir(), fleet);
  if (existsSync(kept)) return kept;
  throw new CliError(
    'UNKNOWN_FLEET',
    `"${fleet}" is neither a handle file nor a fleet with a handle at ${kept}`,
    {
      hint: 'Give the path of the handle file that "ami-select run" named.',
    },
  );
}
