import { describe, expect, it } from 'vitest';
import { readCidr4, readCidr6 } from './cidr.ts';

describe('a network of a rule', () => {
  it.each([
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['10.0.0.5/8', '10.0.0.0/8'],
    ['203.0.113.7/32', '203.0.113.7/32'],
    ['203.0.113.7/0', '0.0.0.0/0'],
  ])('IPv4 %s is kept as %s', (given, canonical) => {
    const kept = readCidr4(given);

    expect(kept).toBe(canonical);
  });

  it.each([
    ['2001:0DB8:1234:1a00::5/56', '2001:db8:1234:1a00::/56'],
    ['2001:db8::7/128', '2001:db8::7/128'],
    ['2001:db8:ffff:ffff:ffff:ffff:ffff:ffff/33', '2001:db8:8000::/33'],
    ['::/0', '::/0'],
  ])('IPv6 %s is kept as %s', (given, canonical) => {
    const kept = readCidr6(given);

    expect(kept).toBe(canonical);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', 'anywhere'])('%s is malformed', (given) => {
    expect(() => readCidr4(given)).toThrow(`CIDR block ${given} is malformed`);
  });

  it.each(['::', '::/129', '10.0.0.0/8', '1:2:3/16', 'fe80::1%eth0/64'])(
    '%s is malformed for IPv6',
    (given) => {
      expect(() => readCidr6(given)).toThrow(`CIDR block ${given} is malformed`);
    },
  );
});
