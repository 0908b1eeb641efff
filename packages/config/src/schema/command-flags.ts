/** Flags of the command select that are not inputs of its action. */
export const SELECT_FLAGS = {
  why: {
    kind: 'boolean',
    flag: '--why',
    help: 'Prints also the conditions that were met, the owner, the runner-up and the cost.',
  },
} as const;

/** Flags of the command build that are not fields of a build. */
export const BUILD_FLAGS = {
  config: {
    kind: 'string',
    flag: '--config <file>',
    help: 'Config file; the nearest `ami-select.yml`, here or above, when empty.',
  },
  requirements: {
    kind: 'list',
    flag: '--requirements <file>',
    help: 'Requirements files with exact pins and hashes, in place of the environments of the config.',
  },
  step: {
    kind: 'list',
    separator: 'line',
    flag: '--step <name>',
    help: 'Runs only the steps of the config with these names, in its order.',
  },
  output: {
    kind: 'string',
    default: 'ami-select-output',
    flag: '--output <directory>',
    help: 'Directory for artifacts and records, a folder of its own.',
  },
  from: {
    kind: 'choice',
    choices: ['resolve', 'fetch', 'deliver', 'system', 'sdists', 'install', 'verify', 'steps', 'collect'],
    flag: '--from <phase>',
    help: 'Starts from this phase, on machines as the last run left them, whose record is in the output directory: locks must be the same, wheels are those of the record, and what the machines have is checked. The whole build when empty, and from `resolve`.',
  },
  failed: {
    kind: 'boolean',
    flag: '--failed',
    help: 'Only on the machines that failed in the last run, as its record in the output directory says; where a phase before the steps failed, on all that did not get through it.',
  },
} as const;

/** Flags of the command run that are not fields of a fleet or of a build. */
export const RUN_FLAGS = {
  config: {
    kind: 'string',
    flag: '--config <file>',
    help: 'Config file; the nearest `ami-select.yml`, here or above, when empty.',
  },
  fleet: { kind: 'string', flag: '--fleet <name>', help: 'Fleet of the config. Flags replace its fields.' },
  requirements: {
    kind: 'list',
    flag: '--requirements <file>',
    help: 'Requirements files with exact pins and hashes, in place of the environments of the config.',
  },
  step: {
    kind: 'list',
    separator: 'line',
    flag: '--step <name>',
    help: 'Runs only the steps of the config with these names, in its order.',
  },
  output: {
    kind: 'string',
    default: 'ami-select-output',
    flag: '--output <directory>',
    help: 'Directory for artifacts and records, a folder of its own.',
  },
  plan: {
    kind: 'choice',
    choices: ['page', 'script'],
    flag: '--plan [form]',
    help: 'Prints what would be done, and what the fleet costs at most, without any API call: as a `page` of Markdown (also when only `--plan` is given), or as the exact shell for every machine (`--plan=script`).',
  },
  keep: {
    kind: 'boolean',
    flag: '--keep',
    help: 'Keeps the machines once they were ready, also when the build fails, with a new lease of `ttl`, and prints how to log in; `terminate` ends them earlier. Ctrl-C ends them at once.',
  },
  'keep-for': {
    kind: 'duration',
    minimum: '5m',
    maximum: '7d',
    flag: '--keep-for <duration>',
    help: 'As `--keep`, with a lease of this duration, such as `2h`. The caps hold for it, too, also that of the price.',
  },
  local: {
    kind: 'boolean',
    flag: '--local',
    help: 'Runs on an embedded local-ec2, whose machines are sandboxes of this one: no account is needed.',
  },
} as const;
