import type { Instance } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { LONGEST_TUNNEL, type Route } from '../fleet/route.ts';

/** The address that a route leads to; empty while the instance has none such. */
export function addressOf(instance: Instance, { by }: Route): string {
  const { PublicIpAddress = '', PrivateIpAddress = '', Ipv6Address } = instance;
  const ipv6 = Ipv6Address ?? instance.NetworkInterfaces?.[0]?.Ipv6Addresses?.[0]?.Ipv6Address ?? '';
  if (by === 'public') return PublicIpAddress;
  if (by === 'ipv6') return ipv6;
  return PrivateIpAddress || ipv6;
}

/** The tunnel to an instance, as the access package opens it; undefined for a TCP connection. */
export function viaOf(
  instanceId: string,
  route: Route,
  { region, ttlMinutes }: Pick<FleetIntent, 'region' | 'ttlMinutes'>,
): Readonly<Record<string, string>> | undefined {
  if (route.by === 'ssm') return { kind: 'ssm', region, instanceId };
  if (route.by !== 'instance-connect') return undefined;
  const { endpointId, dnsName } = route;
  const seconds = String(Math.min(LONGEST_TUNNEL, ttlMinutes * 60));
  return { kind: 'instance-connect', region, endpointId, dnsName, seconds };
}
