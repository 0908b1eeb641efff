import { describe, expect, it } from 'vitest';
import type { Route } from '../fleet/route.ts';
import { noAddress } from './loss.ts';

const SIGHTING = { id: 'i-1', state: 'running', instance: { SubnetId: 'subnet-1' }, history: [] } as never;
const ENDPOINT = { by: 'instance-connect', endpointId: 'eice-1', dnsName: 'a', groupIds: [] } as const;

describe('noAddress', () => {
  it.each<[Route, string, RegExp | undefined]>([
    [{ by: 'public' }, 'public', /assigns public IPv4 addresses .*, or connect: private/],
    [{ by: 'ipv6' }, 'IPv6', /assigns IPv6 addresses .*, or connect: public/],
    [{ by: 'private' }, 'private', undefined],
    [ENDPOINT, 'private', undefined],
    [{ by: 'ssm' }, 'private', undefined],
  ])('speaks of the way that was asked for: %j', (route, kind, hint) => {
    const error = noAddress(SIGHTING, route);

    expect(error.message).toBe(`i-1 runs but got no ${kind} address in subnet-1.`);
    if (hint === undefined) expect(error.hint).toBeUndefined();
    else expect(error.hint).toMatch(hint);
  });
});
