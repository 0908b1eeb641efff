import { describe, expect, it } from 'vitest';
import { breadthOf, type Cidr, isLoopback, isMapped, parseCidr, singleAddress } from './cidr.ts';

describe('parseCidr', () => {
  it.each([
    ['203.0.113.7/32', { family: 'ipv4', prefix: 32, first: 0xcb007107n }],
    ['203.0.113.7/24', { family: 'ipv4', prefix: 24, first: 0xcb007100n }],
    ['10.0.0.0/8', { family: 'ipv4', prefix: 8, first: 0x0a000000n }],
    ['0.0.0.0/0', { family: 'ipv4', prefix: 0, first: 0n }],
    ['::/0', { family: 'ipv6', prefix: 0, first: 0n }],
    ['2001:db8::/48', { family: 'ipv6', prefix: 48, first: 0x20010db8n << 96n }],
    ['2001:db8::1/128', { family: 'ipv6', prefix: 128, first: (0x20010db8n << 96n) + 1n }],
    ['2001:DB8:0:0:0:0:0:1/128', { family: 'ipv6', prefix: 128, first: (0x20010db8n << 96n) + 1n }],
    ['1:2:3:4:5:6:7:8/112', { family: 'ipv6', prefix: 112, first: 0x1000200030004000500060007n << 16n }],
    ['::ffff:1.2.3.4/128', { family: 'ipv6', prefix: 128, first: 0xffff01020304n }],
  ])('%s is %o', (text, network) => {
    expect(parseCidr(text)).toEqual(network);
  });

  it.each([
    '203.0.113.7',
    '203.0.113.7/',
    '203.0.113.7/33',
    '203.0.113.7/-1',
    '203.0.113.7/+8',
    '203.0.113.7/0x8',
    '203.0.113.7/8x',
    '203.0.113.7/1e1',
    '203.0.113.7/24.0',
    '203.0.113.7/24/24',
    '203.0.113.7/0016',
    '203.0.113.7/016',
    '203.0.113.7/ 24',
    '203.0.113.7 /24',
    ' 203.0.113.7/24',
    '203.0.113.7/24\n',
    '203.0.113.0/24, 198.51.100.0/24',
    '203.0.113.0/24 198.51.100.0/24',
    '203.0.113.7/255.255.0.0',
    '010.0.0.1/24',
    '0xcb.0.113.7/24',
    '3405803783/24',
    '203.0.113/24',
    '1.2.3/24',
    '1/8',
    '203.0.113.256/24',
    '１.2.3.4/24',
    '2001:db8::/129',
    '2001:db8:::/48',
    '2001:db8::1::/48',
    '[2001:db8::]/48',
    'fe80::1%eth0/64',
    'example.org/24',
    'localhost/32',
    '/24',
    '/',
    '*',
    '',
  ])('does not take %j', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

describe('isMapped', () => {
  it.each([
    ['::ffff:203.0.113.7/128', true],
    ['::ffff:cb00:7107/128', true],
    ['::ffff:0:0/96', true],
    ['::ffff:0:0/95', false],
    ['2001:db8::/48', false],
    ['203.0.113.7/32', false],
  ])('of %s is %s', (text, expected) => {
    expect(isMapped(networksOf(text)[0] as Cidr)).toBe(expected);
  });
});

function networksOf(texts: string): Cidr[] {
  return texts.split(' ').flatMap((text) => parseCidr(text) ?? []);
}

/** As many adjacent networks as asked for, from 20.0.0.0 on. */
function adjacent(count: number, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const texts = Array.from({ length: count }, (_, index) => {
    const first = 20 * 2 ** 24 + index * size;
    return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.');
  });
  return texts.map((text) => `${text}/${prefix}`).join(' ');
}

describe('breadthOf', () => {
  it.each([
    ['203.0.113.7/32', 'narrow'],
    ['203.0.113.0/24', 'narrow'],
    ['2001:db8::1/128', 'narrow'],
    ['2001:db8::/48', 'narrow'],
    ['::ffff:203.0.113.0/120', 'narrow'],
    ['203.0.113.0/24 203.0.113.0/25 203.0.113.128/25 203.0.113.7/32', 'narrow'],
    ['203.0.113.0/24 2001:db8::/48', 'narrow'],
    ['203.0.112.0/23', 'wide'],
    ['203.0.0.0/16', 'wide'],
    ['203.0.113.0/24 198.51.100.0/24', 'wide'],
    ['203.0.112.0/24 203.0.113.7/32 203.0.113.7/32 203.0.114.9/32', 'wide'],
    ['2001:db8::/47', 'wide'],
    ['2001:db8::/32', 'wide'],
    ['::ffff:203.0.0.0/112', 'wide'],
    [adjacent(256, 24), 'wide'],
    ['203.0.0.0/15', 'open'],
    ['10.0.0.0/8', 'open'],
    ['0.0.0.0/0', 'open'],
    ['0.0.0.0/1', 'open'],
    ['255.255.255.255/0', 'open'],
    ['::/0', 'open'],
    ['2001:db8::/31', 'open'],
    ['2000::/3', 'open'],
    ['0.0.0.0/1 128.0.0.0/1', 'open'],
    ['203.0.0.0/16 198.51.100.7/32', 'open'],
    ['::/1 8000::/1', 'open'],
    ['2001:db8::/32 2001:db9::1/128', 'open'],
    [adjacent(257, 24), 'open'],
    [adjacent(600, 25), 'open'],
    ['::ffff:0.0.0.0/96', 'open'],
    ['::ffff:0:0/95', 'open'],
    ['::/64', 'open'],
    ['::ffff:203.0.0.0/112 198.51.100.7/32', 'open'],
  ])('of %s is %s', (texts, breadth) => {
    expect(breadthOf(networksOf(texts))).toBe(breadth);
  });

  it('of nothing is narrow', () => {
    expect(breadthOf([])).toBe('narrow');
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
