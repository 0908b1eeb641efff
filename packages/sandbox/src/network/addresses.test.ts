import { describe, expect, it } from 'vitest';
import { createAddresses } from './addresses.ts';

const BASE = 1024;

describe('createAddresses', () => {
  it('goes round without the address of the host and without those in use', () => {
    const addresses = createAddresses(BASE);
    const all = Array.from({ length: 1021 }, () => addresses.take());
    for (const address of ['198.18.4.3', '198.18.4.9']) addresses.release(address);

    const again = [addresses.take(), addresses.take()];

    expect(new Set(all).size).toBe(1021);
    expect(all).not.toContain('198.18.4.1');
    expect([all[0], all.at(-1)]).toEqual(['198.18.4.2', '198.18.7.254']);
    expect(again).toEqual(['198.18.4.3', '198.18.4.9']);
  });

  it('lets an address rest that was given back', () => {
    const addresses = createAddresses(BASE);
    addresses.release(addresses.take());

    expect(addresses.take()).toBe('198.18.4.3');
  });

  it('says that there is none left', () => {
    const addresses = createAddresses(BASE);
    for (let count = 0; count < 1021; count += 1) addresses.take();

    expect(() => addresses.take()).toThrow('all 1021 addresses are in use');
  });
});
