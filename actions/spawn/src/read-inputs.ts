import { resolve } from 'node:path';
import { type Core, readIdentity, readInputs } from '@ami-select/action-kit';
import { FLEET_FIELDS, fromInputs, nearestWord } from '@ami-select/config';
import type { Given, GivenFleet } from '@ami-select/job';
import { SPAWN_INPUTS } from './inputs.ts';

/** The inputs of spawn; those that are fields of a fleet are read by the table of the fleet. */
const OWN_INPUTS = {
  ...textInputs(SPAWN_INPUTS),
  config: { kind: 'text' },
  fleet: { kind: 'text' },
  'image-id': { kind: 'text' },
} as const;

/** What the inputs say. */
export function readSpawnInputs(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
): Given & GivenFleet {
  const { values, problems } = readInputs(core, OWN_INPUTS, nearestWord);
  return {
    subject: 'spawn',
    config: values.config,
    workingDirectory: resolve(),
    variables,
    problems,
    nameOf: (field) => `input "${field}"`,
    fleet: values.fleet,
    imageId: values.imageId,
    fleetFields: fromInputs(FLEET_FIELDS, (name) => core.getInput(name)),
    identity: readIdentity(variables),
    hasDefaults: false,
    where: 'account',
  };
}

function textInputs(inputs: object): Readonly<Record<string, { readonly kind: 'text' }>> {
  return Object.fromEntries(Object.keys(inputs).map((name) => [name, { kind: 'text' }]));
}
