import { BAKE_INPUTS } from './bake-fields.ts';
import { BUILD_FIELDS } from './build-fields.ts';
import { CAP_FIELDS } from './cap-fields.ts';
import { type Fields, isPlain } from './field.ts';
import { FLEET_FIELDS } from './fleet-fields.ts';
import { IMAGE_FIELDS } from './image-fields.ts';
import { REAP_INPUTS } from './reap-fields.ts';

/** Inputs of the select action, and flags of the command, that are not fields of a query. */
export const SELECT_INPUTS = {
  image: {
    kind: 'string',
    flag: '--image <image>',
    help: 'Name of an image in the config, or one line such as `ubuntu/24.04@arm64`, `self/base-*`, `ssm:/path` or `ami-…`.',
  },
  config: {
    kind: 'string',
    flag: '--config <file>',
    help: 'Path of the config file that names images; the nearest `ami-select.yml`, here or above, when empty.',
  },
  lock: {
    kind: 'string',
    flag: '--lock <file>',
    help: 'Path of the lock file with the image chosen per name and region. `ami.lock.json` beside the config when only `lock-mode` is given.',
  },
  'lock-mode': {
    kind: 'choice',
    choices: ['locked', 'update', 'check'],
    flag: '--lock-mode <mode>',
    help: '`locked` (also when empty) takes the image from the lock and verifies it; `update` writes the lock for every image of the config; `check` fails when it differs from what its queries mean today.',
  },
  'when-stale': {
    kind: 'choice',
    choices: ['fail', 'warn'],
    flag: '--when-stale <what>',
    help: 'With `locked`, whether a deprecated image or a changed query is to `fail` (also when empty) or to `warn`.',
  },
} as const;

/** Inputs of the spawn action that are not fields of a fleet. */
export const SPAWN_INPUTS = {
  config: {
    kind: 'string',
    help: 'Path of the config file that names images and fleets; the nearest `ami-select.yml`, here or above, when empty.',
  },
  fleet: {
    kind: 'string',
    help: 'Name of a fleet in the config. Inputs replace its fields.',
  },
  'image-id': {
    kind: 'string',
    help: 'Id of the image, output `image-id` of select. Give this or `image`.',
  },
} as const;

/** Inputs of the build action that are not fields of a build. */
export const BUILD_INPUTS = {
  handle: {
    kind: 'string',
    required: true,
    help: "Path of the fleet's handle file, output `handle` of spawn.",
  },
  config: {
    kind: 'string',
    help: 'Path of the config file whose `build` is run, when the inputs name no requirements; the nearest `ami-select.yml`, here or above, when empty.',
  },
  directory: {
    kind: 'string',
    help: 'Directory of the project; relative paths of the other inputs start here. That of the config when empty.',
  },
  requirements: {
    kind: 'list',
    help: 'Requirements files with exact pins and hashes, for one environment named `app`.',
  },
  run: { kind: 'string', help: 'Shell script to run in that environment once it is verified.' },
  step: {
    kind: 'list',
    separator: 'line',
    help: 'Names of the steps of the config to run, one a line, in its order; all when empty.',
  },
  from: {
    kind: 'choice',
    choices: ['resolve', 'fetch', 'deliver', 'system', 'sdists', 'install', 'verify', 'steps', 'collect'],
    help: 'Starts from this phase, on machines as the last run left them, whose record is in the output directory: locks must be the same, wheels are those of the record, and what the machines have is checked. The whole build when empty, and from `resolve`.',
  },
  failed: {
    kind: 'boolean',
    help: 'Only on the machines that failed in the last run, as its record in the output directory says; where a phase before the steps failed, on all that did not get through it.',
  },
  'output-directory': {
    kind: 'string',
    default: 'artifacts',
    help: 'Local directory for what comes home, one folder of artifacts a host, beside the record of the build, the locks and bills of materials of its environments, and a log a host. A folder of its own: one that holds the project, or files of these names that no run has written, is refused.',
  },
} as const;

/** Inputs of the terminate action. */
export const TERMINATE_INPUTS = {
  handle: { kind: 'string', help: "Path of the fleet's handle file, output `handle` of spawn." },
  'fleet-id': {
    kind: 'string',
    help: 'Id of the fleet. Without its handle file the fleet is searched by its tags in every enabled region, that of the environment first. Give this or `handle`.',
  },
} as const;

export const ACTION_NAMES = ['select', 'spawn', 'build', 'terminate', 'reap', 'bake'] as const;

export type ActionName = (typeof ACTION_NAMES)[number];

/** Every input of an action, in the order of its action.yml: its own, then the fields of its table. */
export function inputsOf(action: ActionName): Fields {
  const inputs: Readonly<Record<ActionName, Fields>> = {
    select: { ...SELECT_INPUTS, ...IMAGE_FIELDS },
    spawn: { ...SPAWN_INPUTS, ...FLEET_FIELDS, ...CAP_FIELDS },
    build: { ...BUILD_INPUTS, ...BUILD_FIELDS },
    terminate: TERMINATE_INPUTS,
    reap: REAP_INPUTS,
    bake: BAKE_INPUTS,
  };
  return Object.fromEntries(Object.entries(inputs[action]).filter(([, field]) => isPlain(field)));
}
