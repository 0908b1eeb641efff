import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { checkEndpoint, endpointOf, resolveRegions, type Variables } from '@ami-select/access';
import { type Clock, formatProblems, gatherProblems, type Problem } from '@ami-select/core';
import {
  type FleetHandle,
  handlePath,
  isFleetId,
  isSameEndpoint,
  readHandle,
  recoverHandle,
} from '@ami-select/provisioner';
import { JobError } from '../context/errors.ts';
import { goneEndpoint } from '../context/gone-endpoint.ts';

/** A fleet that some process launched. */
export interface StoredFleet {
  readonly handle: FleetHandle;
  /** Undefined without a file, when only the id of the fleet is known. */
  readonly path: string | undefined;
  /** Where jobs store the handle of this fleet; another file than `path` when that is a copy. */
  readonly recordPath: string;
  /** A record of this fleet that cannot be used, and may hold its keys. */
  readonly damaged?: string | undefined;
  /** Endpoint of the environment, which every call goes to; AWS's own when undefined. Never that of the handle. */
  readonly endpoint: string | undefined;
}

export interface FindFleetOptions {
  readonly variables: Variables;
  readonly workingDirectory: string;
  /** Region of a fleet whose handle file is missing; that of the environment by default. */
  readonly region?: string | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Finds a fleet by the path of its handle file or by its id. An id stands for the handle where jobs store it, or else
 * for everything that carries the fleet's tags; never for a file of the working directory that has its name.
 * @throws JobError UNKNOWN_FLEET, FOREIGN_HANDLE; ProvisionerError INVALID_HANDLE; AccessError when there is no region
 * or endpoint
 */
export async function findFleet(word: string, options: FindFleetOptions): Promise<StoredFleet> {
  const { variables, workingDirectory } = options;
  const path = isFleetId(word) ? handlePath(variables, word) : resolve(workingDirectory, word);
  if (isAbsolute(word) || existsSync(path)) {
    const handle = await readHandle(path);
    const endpoint = await ownPlace(handle, path, variables);
    return { handle, path, recordPath: handlePath(variables, handle.intent.fleetId), endpoint };
  }
  if (isFleetId(word)) return recoverFleet(word, options);
  throw new JobError(
    'UNKNOWN_FLEET',
    `"${word}" is neither a fleet id (fleet- and 16 hexadecimal digits) nor a handle file: ${path} does not exist`,
    {
      hint: 'Give the path of the handle file that the job named, or the fleet id and its region.',
    },
  );
}

/** As `assertOwnPlace`; where the handle's own endpoint is gone, the advice is another one. */
async function ownPlace(
  handle: FleetHandle,
  path: string,
  variables: Variables,
): Promise<string | undefined> {
  try {
    return assertOwnPlace(handle, path, variables);
  } catch (error) {
    const gone = await goneEndpoint(handle);
    if (gone === undefined || !(error instanceof JobError)) throw error;
    const { code, message, problems } = error;
    const hint = `Nothing listens at ${gone} any more. If that was local-ec2, its machines ended with it and nothing is left to end: delete ${path}, which holds the keys of the fleet.`;
    throw new JobError(code, message, { problems, hint });
  }
}

/**
 * A handle chooses neither the host that gets the signed calls nor the repository that it belongs to. Returns the
 * endpoint of the environment.
 * @throws JobError FOREIGN_HANDLE
 */
export function assertOwnPlace(
  { intent }: FleetHandle,
  source: string,
  variables: Variables,
): string | undefined {
  const { endpoint, identity } = intent;
  const own = endpointOf(variables);
  const repository = variables.GITHUB_REPOSITORY || identity.repository;
  const problems: Problem[] = [];
  if (!isSameEndpoint(endpoint, own))
    problems.push(
      differs('intent.endpoint', endpoint ?? "AWS's own", own ?? "AWS's own, as the environment names none"),
    );
  if (identity.repository !== undefined && identity.repository !== repository)
    problems.push(differs('intent.identity.repository', identity.repository, String(repository)));
  if (problems.length === 0) return own;
  throw new JobError(
    'FOREIGN_HANDLE',
    formatProblems(`${source} is not a handle of this environment`, problems),
    {
      problems,
      hint: 'If it is yours, run this where its fleet was launched: AWS_ENDPOINT_URL and GITHUB_REPOSITORY as there.',
    },
  );
}

function differs(field: string, got: string, expected: string): Problem {
  return { field, message: `${JSON.stringify(got)} is not valid; expected ${expected}` };
}

/** A fleet of which only the id is known. @throws AccessError when there is no region or endpoint; JobError INVALID_INPUT */
export async function recoverFleet(
  fleetId: string,
  { variables, region: given, clock }: FindFleetOptions,
): Promise<StoredFleet> {
  const gathering = gatherProblems();
  const found = await gathering.check(() => resolveRegions(given === undefined ? [] : [given], variables));
  await gathering.check(() => checkEndpoint(variables));
  gathering.assertNone((problems) => {
    const message = formatProblems(`${fleetId} cannot be looked for`, problems);
    return new JobError('INVALID_INPUT', message, { problems });
  });
  const [region = ''] = found ?? [];
  const repository = variables.GITHUB_REPOSITORY || undefined;
  const endpoint = endpointOf(variables);
  return {
    handle: recoverHandle({ fleetId, region, endpoint, repository, now: clock.now() }),
    path: undefined,
    recordPath: handlePath(variables, fleetId),
    endpoint,
  };
}
