/** What an image is made with: flags of `ami-select bake` and inputs of its action. */
export const BAKE_FIELDS = {
  key: {
    kind: 'string',
    required: true,
    flag: '--key <key>',
    help: 'What the image is made from, such as `deps-` and the hash of a lock file. A key is baked once; later the image is found by it, in its tag `ami-select:key`.',
  },
  commit: {
    kind: 'string',
    flag: '--commit <sha>',
    help: "Revision of the sources, for the image's tag `ami-select:commit`. `GITHUB_SHA` when empty.",
  },
  'no-reboot': {
    kind: 'boolean',
    flag: '--no-reboot',
    help: 'Saves the machine while it runs, with whatever is on its disk at that moment; it is stopped first otherwise.',
  },
  'copy-to': {
    kind: 'list',
    flag: '--copy-to <region>',
    help: 'Further regions that get a copy.',
  },
  'share-with': {
    kind: 'list',
    flag: '--share-with <account>',
    help: 'Ids of accounts that may launch the image.',
  },
  'keep-last': {
    kind: 'integer',
    minimum: 1,
    maximum: 1_000,
    flag: '--keep-last <number>',
    help: 'How many images stay whose key begins alike (up to its last hyphen), this one included. Older ones are removed with their snapshots. All stay when empty.',
  },
  'max-age': {
    kind: 'duration',
    minimum: '1h',
    maximum: '520w',
    flag: '--max-age <duration>',
    help: 'Age, such as `30d`, at which `reap` removes the image with its snapshots. It stays when empty.',
  },
  timeout: {
    kind: 'duration',
    minimum: '1m',
    maximum: '24h',
    default: '1h',
    flag: '--timeout <duration>',
    help: 'How long EC2 may take for the image, in each region.',
  },
} as const;

const HANDLE_INPUT = {
  handle: {
    kind: 'string',
    required: true,
    help: "Path of the fleet's handle file, output `handle` of spawn. Its first machine becomes the image.",
  },
} as const;

/** Inputs of the bake action. */
export const BAKE_INPUTS: typeof HANDLE_INPUT & typeof BAKE_FIELDS = { ...HANDLE_INPUT, ...BAKE_FIELDS };
