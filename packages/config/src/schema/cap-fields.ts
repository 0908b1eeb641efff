import type { Settings } from './settings.ts';

/**
 * Caps of a fleet: inputs, flags and variables. No part of the config file, which may come with the code of a stranger.
 */
export const CAP_FIELDS = {
  'max-count': {
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    default: '20',
    flag: '--max-count <number>',
    help: 'Cap: most instances of the fleet.',
  },
  'max-ttl': {
    kind: 'duration',
    minimum: '1m',
    maximum: '7d',
    default: '6h',
    flag: '--max-ttl <duration>',
    help: 'Cap: longest `ttl`.',
  },
  'max-price': {
    kind: 'amount',
    minimum: 0.01,
    maximum: 1_000_000,
    flag: '--max-price <dollars>',
    help: 'Cap: most US dollars that the whole fleet may cost over its `ttl`, at on-demand list prices of its dearest type. No bid for spot.',
  },
  'allowed-instance-types': {
    kind: 'list',
    flag: '--allowed-instance-type <glob>',
    help: 'Cap: the only instance types that may be used, such as `t3.*`.',
  },
} as const;

export type CapSettings = Settings<typeof CAP_FIELDS>;
