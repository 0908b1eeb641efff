/** What limits a reaper: flags of `ami-select reap` and inputs of its action. */
const REAP_FIELDS = {
  region: {
    kind: 'list',
    flag: '--region <region>',
    help: 'Regions to look in. Every region that is enabled for the account when empty.',
  },
  repository: {
    kind: 'string',
    flag: '--repository <owner/name>',
    help: 'Only what this repository created, as its tag says. Everything with our signature when empty.',
  },
  permanent: {
    kind: 'boolean',
    flag: '--permanent',
    help: 'Whether to remove what all fleets share, too: launch templates, which the next fleet creates again.',
  },
} as const;

const DRY_RUN_INPUT = {
  'dry-run': {
    kind: 'boolean',
    default: 'false',
    help: 'Whether only to list what would be removed.',
  },
} as const;

const DRY_RUN_FLAG = {
  'dry-run': {
    kind: 'boolean',
    default: 'true',
    flag: '--dry-run',
    help: 'Only lists what would be removed. `--no-dry-run` removes it.',
  },
} as const;

/** Inputs of the reap action: it is started to remove, a command also to look. */
export const REAP_INPUTS: typeof REAP_FIELDS & typeof DRY_RUN_INPUT = { ...REAP_FIELDS, ...DRY_RUN_INPUT };

/** Flags of the command reap. */
export const REAP_FLAGS: typeof REAP_FIELDS & typeof DRY_RUN_FLAG = { ...REAP_FIELDS, ...DRY_RUN_FLAG };
