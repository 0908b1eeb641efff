import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { fleetIntent } from '../testing/fixtures.ts';
import { addressOf, viaOf } from './choose-address.ts';

const intent = fleetIntent(createVirtualClock());
const ENDPOINT = {
  by: 'instance-connect',
  endpointId: 'eice-1',
  dnsName: 'a.test',
  groupIds: ['sg-9'],
} as const;

describe('the address of an instance', () => {
  const instance = {
    PublicIpAddress: '203.0.113.5',
    PrivateIpAddress: '10.0.0.5',
    Ipv6Address: '2001:db8::5',
  };

  it.each([
    [{ by: 'public' }, '203.0.113.5', undefined],
    [{ by: 'private' }, '10.0.0.5', undefined],
    [{ by: 'ipv6' }, '2001:db8::5', undefined],
    [{ by: 'ssm' }, '10.0.0.5', { kind: 'ssm', region: intent.region, instanceId: 'i-1' }],
    [
      ENDPOINT,
      '10.0.0.5',
      {
        kind: 'instance-connect',
        region: intent.region,
        endpointId: 'eice-1',
        dnsName: 'a.test',
        seconds: '2700',
      },
    ],
  ] as const)('by %o is %s through %o', (route, address, via) => {
    expect(addressOf(instance, route)).toBe(address);
    expect(viaOf('i-1', route, intent)).toEqual(via);
  });

  it('is empty while there is none', () => {
    expect(addressOf({ PrivateIpAddress: '10.0.0.5' }, { by: 'public' })).toBe('');
  });
});
