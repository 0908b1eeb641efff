import { describe, expect, it } from 'vitest';
import type { CapacityPool } from '../fleet/fleet-intent.ts';
import { preferZones, zonesWithRoom } from './zone-hint.ts';

const TEXT =
  'We currently do not have sufficient c7g.large capacity in the Availability Zone you requested (eu-central-1a). Our system will be working on provisioning additional capacity. You can currently get c7g.large capacity by not specifying an Availability Zone in your request or choosing eu-central-1b, eu-central-1c.';

describe('zonesWithRoom', () => {
  it('reads the zones that the text offers, not the one that is full', () => {
    expect(zonesWithRoom(TEXT)).toEqual(['eu-central-1b', 'eu-central-1c']);
  });

  it('finds none where the text offers none', () => {
    expect(zonesWithRoom('There is no Spot capacity available in eu-central-1a.')).toEqual([]);
  });
});

describe('preferZones', () => {
  const pool = (instanceType: string, zone: string, market: 'spot' | 'on-demand' = 'spot'): CapacityPool => ({
    instanceType,
    zone,
    market,
    clientToken: `${instanceType} ${zone} ${market}`,
  });
  const zoneOf = ({ zone = '' }: CapacityPool) => [zone];

  it('puts the pools of the same type and market in these zones first', () => {
    const pools = [
      pool('c7g.large', 'b'),
      pool('c7g.large', 'c'),
      pool('m7g.large', 'c'),
      pool('c7g.large', 'c', 'on-demand'),
    ];

    const sorted = preferZones(pools, pool('c7g.large', 'a'), ['c'], zoneOf);

    expect(sorted).toEqual([pools[1], pools[0], pools[2], pools[3]]);
  });
});
