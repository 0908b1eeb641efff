/** Traffic that a machine lets in: ports of one protocol, from the addresses of one network. */
export interface InboundRule {
  readonly protocol: 'tcp' | 'udp';
  /** 0 to 65535, both ends included. */
  readonly fromPort: number;
  readonly toPort: number;
  /** IPv4 network in CIDR notation. */
  readonly source: string;
}

/** For the console of a machine that shares its network with the host. */
export const NOTHING_FILTERED = 'security groups filter nothing on this machine';
