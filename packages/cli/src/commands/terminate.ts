import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkEndpoint, createLaunchClient, endpointOf, resolveRegions } from '@ami-select/access';
import {
  type FleetHandle,
  handlePath,
  readHandle,
  terminateFleet,
  writeHandle,
} from '@ami-select/provisioner';
import { systemClock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import { CliError } from '../errors.ts';
import { gatherProblems } from '../gather.ts';
import { createLogger } from '../logger.ts';
import { proofLines } from '../output/describe-record.ts';
import type { Invocation } from '../program.ts';
import { isFleetId, recoverHandle } from '../run/recovered-handle.ts';

/** A fleet to end, and where its handle lies, when it does. */
interface Target {
  readonly handle: FleetHandle;
  readonly path?: string;
}

/** `ami-select terminate`: ends a fleet that another process made, and proves it. */
export async function runTerminate({ operands, options, context }: Invocation): Promise<number> {
  const { environment, progress, results, problems } = context;
  const gathering = gatherProblems();
  gathering.add(problems);
  gathering.assertNothing('terminate');
  const region = typeof options.region === 'string' ? options.region : undefined;
  const { handle, path } = await findFleet(operands[0] ?? '', region, environment);
  const { fleetId, region: home, endpoint } = handle.intent;
  const ec2 = createLaunchClient({ region: home, endpoint });
  const proof = await progress.phase(`terminate ${fleetId}`, () =>
    terminateFleet(handle, {
      ec2,
      clock: systemClock,
      logger: createLogger(progress),
      ...(path !== undefined && { save: (next: FleetHandle) => writeHandle(path, next) }),
    }),
  );
  results.text(proofLines(proof));
  results.add({ proof });
  return 0;
}

/** A path is taken as it is; a fleet id stands for the handle where `run` keeps it, or else for its tags. */
async function findFleet(
  fleet: string,
  region: string | undefined,
  environment: Environment,
): Promise<Target> {
  const { variables, workingDirectory } = environment;
  const kept = handlePath(variables, fleet);
  const path = [resolve(workingDirectory, fleet), kept].find((candidate) => existsSync(candidate));
  if (path !== undefined) return { handle: await readHandle(path), path };
  if (!isFleetId(fleet)) {
    throw new CliError(
      'UNKNOWN_FLEET',
      `"${fleet}" is neither a fleet id nor a handle file, and there is no ${kept}`,
      {
        hint: 'Give the path of the handle file that "ami-select run" named, or the fleet id and --region.',
      },
    );
  }
  const [home = ''] = await resolveRegions(region === undefined ? [] : [region], variables);
  const endpoint = endpointOf(variables);
  await checkEndpoint(variables);
  return { handle: recoverHandle({ fleetId: fleet, region: home, endpoint, now: systemClock.now() }) };
}
