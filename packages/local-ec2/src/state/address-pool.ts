import { ApiError } from '../api/api-error.ts';

/** Private addresses, unique in the whole endpoint, so that sandboxes of every region can share one network. */
export interface AddressPool {
  /** @throws ApiError `InsufficientFreeAddressesInSubnet`. */
  take(cidr: string): string;
  /** Takes one requested address. @throws ApiError `InvalidIPAddress.InUse`. */
  claim(address: string): string;
  release(address: string): void;
  free(cidr: string): number;
}

/** AWS keeps the first four addresses and the last of every subnet. */
const RESERVED_FIRST = 4;

export function createAddressPool(): AddressPool {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return {
    release: (address) => void used.delete(address),
    claim: (address) => {
      if (used.has(address)) throw new ApiError('InvalidIPAddress.InUse', `Address ${address} is in use.`);
      used.add(address);
      return address;
    },
    free: (cidr) => {
      const { base, size } = parseCidr(cidr);
      const inside = [...used].filter((address) => isInside(toNumber(address), base, size));
      return size - RESERVED_FIRST - 1 - inside.length;
    },
    take: (cidr) => {
      const { base, size } = parseCidr(cidr);
      const usable = size - RESERVED_FIRST - 1;
      const start = next.get(cidr) ?? 0;
      for (let offset = 0; offset < usable; offset += 1) {
        const host = (start + offset) % usable;
        const address = toAddress(base + RESERVED_FIRST + host);
        if (used.has(address)) continue;
        used.add(address);
        next.set(cidr, host + 1);
        return address;
      }
      throw new ApiError('InsufficientFreeAddressesInSubnet', `The subnet ${cidr} has no free address.`);
    },
  };
}

/** Is the address one that an instance in the subnet may have? */
export function isUsableAddress(address: string, cidr: string): boolean {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return false;
  const { base, size } = parseCidr(cidr);
  const host = toNumber(address) - base;
  return host >= RESERVED_FIRST && host < size - 1;
}

function parseCidr(cidr: string): { base: number; size: number } {
  const [address = '', bits = '32'] = cidr.split('/');
  return { base: toNumber(address), size: 2 ** (32 - Number(bits)) };
}

function isInside(address: number, base: number, size: number): boolean {
  return address >= base && address < base + size;
}

function toNumber(address: string): number {
  let value = 0;
  for (const part of address.split('.')) value = value * 256 + Number(part);
  return value;
}

function toAddress(value: number): string {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');
}
