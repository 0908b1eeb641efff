import { dnsSuffix, partitionOf } from '@ami-select/ec2-data/partitions';

interface Named {
  readonly id: string;
  readonly privateIp: string;
  readonly ipv6Address?: string;
  readonly options?: { readonly privateDnsName: { readonly hostnameType: 'ip-name' | 'resource-name' } };
}

/** Name of a machine inside its VPC: after its address, or after its id where the launch requests that or it has IPv6 alone. */
export function privateDns({ id, privateIp, ipv6Address, options }: Named, region: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  const isOfId = ipv6Address !== undefined || options?.privateDnsName.hostnameType === 'resource-name';
  if (isOfId) return `${id}.${domain}`;
  return `ip-${privateIp.replaceAll('.', '-')}.${domain}`;
}

export function publicDns(address: string, region: string): string {
  const domain = region === 'us-east-1' ? 'compute-1' : `${region}.compute`;
  return `ec2-${address.replaceAll('.', '-')}.${domain}.${dnsSuffix(partitionOf(region))}`;
}
