import { type Core, invalidInputs } from '@ami-select/action-kit';
import { readInputs, TERMINATE_INPUTS } from '@ami-select/config';
import { gatherProblems, type Problem } from '@ami-select/core';

/**
 * What `find` finds by the path of the handle file, or by the fleet id, that the inputs name.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem.
 */
export async function readFleetInput<Fleet>(
  core: Core,
  find: (word: string) => Promise<Fleet>,
): Promise<Fleet> {
  const { settings, problems } = readInputs(core, TERMINATE_INPUTS);
  const { handle, fleetId } = settings;
  const gathering = gatherProblems();
  const wrong = targetProblems(handle, fleetId);
  gathering.add([...problems, ...wrong]);
  const fleet = wrong.length === 0 ? await gathering.check(() => find(handle ?? fleetId ?? '')) : undefined;
  gathering.assertNone(invalidInputs);
  if (fleet === undefined) throw new TypeError('A fleet was refused without a problem');
  return fleet;
}

function targetProblems(handle: string | undefined, fleetId: string | undefined): readonly Problem[] {
  if (handle === undefined && fleetId === undefined) {
    return [
      {
        field: 'input "handle"',
        message:
          'is not valid because it is empty; expected output handle of spawn, or input "fleet-id" instead',
      },
    ];
  }
  if (handle !== undefined && fleetId !== undefined) {
    return [{ message: 'inputs "handle" and "fleet-id" exclude each other' }];
  }
  if (fleetId === undefined || /^fleet-[0-9a-f]{16}$/.test(fleetId)) return [];
  const message = `${JSON.stringify(fleetId)} is not valid because it is not a fleet id; expected fleet- and 16 hexadecimal digits`;
  return [{ field: 'input "fleet-id"', message }];
}
