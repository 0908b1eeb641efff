import { type Core, invalidInputs } from '@ami-select/action-kit';
import { readInputs, TERMINATE_INPUTS } from '@ami-select/config';
import type { Problem } from '@ami-select/core';

/**
 * The path of the handle file, or the fleet id, that the inputs name.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem.
 */
export function readFleetInput(core: Core): string {
  const { settings, problems } = readInputs(core, TERMINATE_INPUTS);
  const { handle, fleetId } = settings;
  const all = [...problems, ...targetProblems(handle, fleetId)];
  if (all.length > 0) throw invalidInputs(all);
  return handle ?? fleetId ?? '';
}

function targetProblems(handle: string | undefined, fleetId: string | undefined): readonly Problem[] {
  if (handle === undefined && fleetId === undefined) {
    return [
      {
        field: 'input "handle"',
        message: 'is empty; expected output handle of spawn, or input "fleet-id" instead',
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
