import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Logger } from '@ami-select/core';
import { handlePath, isFleetId, ProvisionerError } from '@ami-select/provisioner';
import { type FindFleetOptions, findFleet, recoverFleet, type StoredFleet } from './find-fleet.ts';

/**
 * A fleet to terminate, as `findFleet`. An id is enough for that: where the record of it is damaged, not a file of ours
 * or that of another fleet, the fleet is searched as if there were none, and a warning names the file.
 * @throws as `findFleet`; a handle file that is named and cannot be used is an error that says that the id suffices
 */
export async function findFleetToEnd(
  word: string,
  options: FindFleetOptions & {
    readonly logger: Pick<Logger, 'warn'>;
    /** How a fleet is ended by its id, for the hint: `ami-select terminate <id>`. */
    readonly byId: (id: string) => string;
  },
): Promise<StoredFleet> {
  if (!isFleetId(word)) return findFleet(word, options).catch(offerId(word, options));
  const record = handlePath(options.variables, word);
  const found = await findFleet(word, options).catch(invalidHandle);
  const isInvalid = found instanceof ProvisionerError;
  if (!isInvalid && found.handle.intent.fleetId === word) return found;
  const reason = isInvalid ? found.message : `${record} is the handle of another fleet.`;
  options.logger.warn(`${reason}\n${word} is searched in every region without it.`);
  return { ...(await recoverFleet(word, options)), ...(isInvalid && { damaged: record }) };
}

function invalidHandle(error: unknown): ProvisionerError {
  if (error instanceof ProvisionerError && error.code === 'INVALID_HANDLE') return error;
  throw error;
}

function offerId(
  word: string,
  { byId, workingDirectory }: { byId: (id: string) => string } & Pick<FindFleetOptions, 'workingDirectory'>,
): (error: unknown) => never {
  return (error) => {
    const { message, problems, cause } = invalidHandle(error);
    const id = idIn(resolve(workingDirectory, word)) ?? '<id>';
    throw new ProvisionerError('INVALID_HANDLE', message, {
      problems,
      cause,
      hint: `The id of the fleet, which the job that launched it named, is enough to end it: ${byId(id)}`,
    });
  };
}

/** The id that the name of a handle file says, or else its text, damaged as it is. */
function idIn(path: string): string | undefined {
  const name = basename(path, '.json');
  if (isFleetId(name)) return name;
  try {
    return /"fleetId": ?"(fleet-[0-9a-f]{16})"/.exec(readFileSync(path, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
