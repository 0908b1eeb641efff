import { resolve } from 'node:path';
import { type Core, readIdentity } from '@ami-select/action-kit';
import { CAP_FIELDS, FLEET_FIELDS, fromInputs, readInputs, SPAWN_INPUTS } from '@ami-select/config';
import type { Given, GivenFleet } from '@ami-select/job';

/** The inputs of spawn; the fields of the fleet are read with the config. */
export function readSpawnInputs(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
): Given & GivenFleet {
  const { settings, problems } = readInputs(core, SPAWN_INPUTS, { ...FLEET_FIELDS, ...CAP_FIELDS });
  return {
    subject: 'spawn',
    config: settings.config,
    workingDirectory: resolve(),
    variables,
    problems,
    nameOf: (field) => `input "${field}"`,
    fleet: settings.fleet,
    imageId: settings.imageId,
    fleetFields: fromInputs(FLEET_FIELDS, (name) => core.getInput(name)),
    capFields: fromInputs(CAP_FIELDS, (name) => core.getInput(name)),
    identity: readIdentity(variables),
    hasDefaults: false,
    where: 'account',
  };
}
