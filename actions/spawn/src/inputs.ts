/** Every input of action.yml, in its order. */
export const SPAWN_INPUTS = {
  config: { kind: 'text' },
  fleet: { kind: 'text' },
  image: { kind: 'text' },
  'image-id': { kind: 'text' },
  region: { kind: 'text' },
  'instance-types': { kind: 'list' },
  count: { kind: 'integer', minimum: 1, maximum: 1000 },
  minimum: { kind: 'integer', minimum: 1, maximum: 1000 },
  market: { kind: 'choice', choices: ['on-demand', 'spot'] },
  fallback: { kind: 'choice', choices: ['on-demand'] },
  ttl: { kind: 'duration', minimum: '1m', maximum: '7d' },
  'subnet-ids': { kind: 'list' },
  'security-group-ids': { kind: 'list' },
  'ssh-from': { kind: 'text' },
  'ssh-user': { kind: 'text' },
  tags: { kind: 'pairs' },
  'user-data': { kind: 'text' },
} as const;

/** Applied after the config, so they are not defaults of action.yml: the runner would set those before it. */
export const FLEET_DEFAULTS = { count: 1, ttlMinutes: 60 } as const;
