/** Inputs that are fields of a query; the selector reads and checks their texts. */
export const QUERY_INPUTS = [
  'publisher',
  'version',
  'variant',
  'owner',
  'allow-any-owner',
  'name',
  'exclude',
  'name-regex',
  'architecture',
  'virtualization-type',
  'image-type',
  'root-device-type',
  'boot-mode',
  'ena-support',
  'imds-support',
  'tpm-support',
  'platform',
  'hypervisor',
  'description',
  'tags',
  'tag-keys',
  'created-after',
  'created-before',
  'minimum-age',
  'maximum-age',
  'state',
  'include-deprecated',
  'include-disabled',
  'executable-by',
  'product-code',
  'filters',
  'ssm-parameter',
  'image-id',
  'order',
  'nth',
  'region',
  'optional',
] as const;

const OWN_INPUTS = {
  image: { kind: 'text' },
  config: { kind: 'text' },
  fallback: { kind: 'list' },
  lock: { kind: 'text' },
  'lock-mode': { kind: 'choice', choices: ['locked', 'update', 'check'] },
  'when-stale': { kind: 'choice', choices: ['fail', 'warn'] },
} as const;

type QueryDeclarations = Readonly<Record<(typeof QUERY_INPUTS)[number], { readonly kind: 'text' }>>;

/** Every input of action.yml. */
export const SELECT_INPUTS: typeof OWN_INPUTS & QueryDeclarations = {
  ...OWN_INPUTS,
  ...(Object.fromEntries(QUERY_INPUTS.map((name) => [name, { kind: 'text' }])) as QueryDeclarations),
};
