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
  'max-living': {
    kind: 'integer',
    minimum: 1,
    maximum: 100_000,
    flag: '--max-living <number>',
    help: 'Cap: most instances of all fleets of the repository that may live at once, in all regions, with those to launch. Of the account where no repository is known.',
  },
  'max-living-account': {
    kind: 'integer',
    minimum: 1,
    maximum: 100_000,
    flag: '--max-living-account <number>',
    help: 'Cap: the same for all fleets of the account.',
  },
  'allowed-instance-types': {
    kind: 'list',
    flag: '--allowed-instance-type <glob>',
    help: 'Cap: the only instance types that may be used, such as `t3.*`.',
  },
} as const;

export type CapSettings = Settings<typeof CAP_FIELDS>;
