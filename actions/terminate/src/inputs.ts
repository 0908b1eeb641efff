import { assertNoProblems, type Core, readInputs } from '@ami-select/action-kit';
import { nearestWord } from '@ami-select/config';

/** Every input of action.yml. */
export const TERMINATE_INPUTS = {
  handle: { kind: 'text' },
  'fleet-id': { kind: 'text' },
} as const;

/**
 * The path of the handle file, or the fleet id, that the inputs name.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem.
 */
export function readFleetInput(core: Core): string {
  const { values, problems } = readInputs(core, TERMINATE_INPUTS, nearestWord);
  const { handle, fleetId } = values;
  if (handle === undefined && fleetId === undefined) {
    problems.push('input "handle" is empty; allowed: output handle of spawn, or input "fleet-id" instead');
  }
  if (handle !== undefined && fleetId !== undefined) {
    problems.push('inputs "handle" and "fleet-id" exclude each other');
  }
  if (fleetId !== undefined && !/^fleet-[0-9a-f]{16}$/.test(fleetId)) {
    problems.push(
      `input "fleet-id" is ${JSON.stringify(fleetId)}; allowed: fleet- and 16 hexadecimal digits`,
    );
  }
  assertNoProblems(problems);
  return handle ?? fleetId ?? '';
}
