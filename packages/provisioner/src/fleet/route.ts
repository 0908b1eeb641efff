import { needsLogin, type ReadyCondition } from './ready-condition.ts';

/** How the machines of a fleet are reached, as a request says it. */
export const CONNECT_WAYS = ['auto', 'public', 'private', 'ipv6', 'instance-connect', 'ssm'] as const;

export type ConnectWay = (typeof CONNECT_WAYS)[number];

interface Reached {
  readonly connect?: ConnectWay | undefined;
  readonly ready?: ReadyCondition | undefined;
}

/** Whether it is all the same how the machines are reached: nobody logs in to them, and no way is asked for. */
export function mayDoWithout({ connect = 'auto', ready }: Reached): boolean {
  return connect === 'auto' && ready !== undefined && !needsLogin(ready);
}

/** How the machines of a fleet are reached, as it was found out before the launch. */
export type Route =
  | { readonly by: 'public' | 'ipv6' | 'ssm' }
  | {
      readonly by: 'private';
      /** Private IPv4 address of the caller, where it is known. */
      readonly caller?: string | undefined;
    }
  | {
      readonly by: 'instance-connect';
      readonly endpointId: string;
      readonly dnsName: string;
      /** Groups of the endpoint, which the fleet's own group lets in. */
      readonly groupIds: readonly string[];
    };

/** The first guess where nobody gets through to private addresses. */
export const PRIVATE_HINT =
  'connect: private leads to the machines only from inside their VPC, or over a VPN or a peering. From elsewhere use connect: public, instance-connect or ssm.';

/** What an EC2 Instance Connect Endpoint takes at once (EC2 user guide, considerations of the endpoint). */
export const MOST_TUNNELS = 20;
/** Seconds that one of its connections may last; more is refused. */
export const LONGEST_TUNNEL = 3_600;
