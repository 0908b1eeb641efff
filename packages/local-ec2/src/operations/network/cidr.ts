import { isIPv4, isIPv6 } from 'node:net';
import { ApiError } from '../../api/api-error.ts';

/**
 * The network in its canonical form: what lies behind the prefix is zero, so that `100.68.0.18/18` is
 * `100.68.0.0/18`.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 * @throws ApiError `InvalidParameterValue`
 */
export function readCidr4(cidr: string): string {
  const [address = '', prefix = ''] = cidr.split('/');
  const bits = readPrefix(prefix, 32);
  if (bits === undefined || !isIPv4(address)) throw malformed(cidr);
  const octets = mask(address.split('.').map(Number), { bits, width: 8 });
  return `${octets.join('.')}/${bits}`;
}

/** The same for IPv6, in lower case and as short as it can be written. @throws ApiError `InvalidParameterValue` */
export function readCidr6(cidr: string): string {
  const [address = '', prefix = ''] = cidr.split('/');
  const bits = readPrefix(prefix, 128);
  if (bits === undefined || !isIPv6(address) || address.includes('%')) throw malformed(cidr);
  const groups = mask(groupsOf(shorten(address)), { bits, width: 16 });
  return `${shorten(groups.map((group) => group.toString(16)).join(':'))}/${bits}`;
}

function readPrefix(text: string, most: number): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

/** Keeps the leading bits of an address that is given as numbers of `width` bits. */
function mask(parts: readonly number[], { bits, width }: { bits: number; width: number }): number[] {
  return parts.map((part, index) => {
    const free = width - Math.min(width, Math.max(0, bits - index * width));
    return (part >> free) << free;
  });
}

/** As URLs write an IPv6 address: hexadecimal, with the longest run of zeros left out. */
function shorten(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function groupsOf(address: string): number[] {
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
}

function malformed(cidr: string): ApiError {
  return new ApiError('InvalidParameterValue', `CIDR block ${cidr} is malformed`);
}
