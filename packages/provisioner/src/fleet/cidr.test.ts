import { describe, expect, it } from 'vitest';
import { isLoopback, isWorldOpen, parseCidr, singleAddress } from './cidr.ts';

describe('parseCidr', () => {
  it.each([
    ['203.0.113.7/32', { family: 'ipv4', prefix: 32 }],
    ['10.0.0.0/8', { family: 'ipv4', prefix: 8 }],
    ['0.0.0.0/0', { family: 'ipv4', prefix: 0 }],
    ['2001:db8::/48', { family: 'ipv6', prefix: 48 }],
    ['2001:db8::1/128', { family: 'ipv6', prefix: 128 }],
    ['203.0.113.7', undefined],
    ['203.0.113.7/', undefined],
    ['203.0.113.7/33', undefined],
    ['203.0.113.7/0x8', undefined],
    ['203.0.113.7/8x', undefined],
    ['203.0.113.7/24/24', undefined],
    ['203.0.113.7/0016', undefined],
    ['2001:db8::/129', undefined],
    ['example.org/24', undefined],
    ['/24', undefined],
    ['', undefined],
  ])('%s is %o', (text, network) => {
    expect(parseCidr(text)).toEqual(network);
  });
});

describe('isWorldOpen', () => {
  it.each([
    ['ipv4', 7, true],
    ['ipv4', 8, false],
    ['ipv6', 15, true],
    ['ipv6', 16, false],
  ] as const)('of an %s network with prefix %i is %s', (family, prefix, isOpen) => {
    expect(isWorldOpen({ family, prefix })).toBe(isOpen);
  });
});

describe('singleAddress', () => {
  it.each([
    ['198.51.100.4', '198.51.100.4/32'],
    [' 198.51.100.4\n', '198.51.100.4/32'],
    ['2001:db8::1', '2001:db8::1/128'],
    ['198.51.100.4/32', undefined],
    ['nobody', undefined],
  ])('of %j is %s', (address, network) => {
    expect(singleAddress(address)).toBe(network);
  });
});

describe('isLoopback', () => {
  it.each([
    ['http://127.0.0.1:4566', true],
    ['http://127.1.2.3', true],
    ['http://localhost:4566/', true],
    ['http://[::1]:4566', true],
    ['http://10.127.0.1', false],
    ['http://1270.example.org', false],
    ['https://ec2.eu-central-1.amazonaws.com', false],
    ['127.0.0.1', false],
  ])('of %s is %s', (endpoint, isLocal) => {
    expect(isLoopback(endpoint)).toBe(isLocal);
  });
});
