import { SandboxError } from './sandbox-error.ts';

/** Traffic that a machine may begin: ports of one protocol, or everything, to the addresses of one network. */
export interface OutboundRule {
  readonly protocol: 'tcp' | 'udp' | 'all';
  /** 0 to 65535, both ends included; without meaning for `all`. */
  readonly fromPort: number;
  readonly toPort: number;
  /** IPv4 network in CIDR notation. */
  readonly destination: string;
}

/** What a machine may reach. */
export type Outbound = readonly OutboundRule[] | 'everything';

/**
 * For drivers that cannot limit what their machines reach: better no machine than one that reaches more than it may.
 * @throws SandboxError `OUTBOUND_UNSUPPORTED`
 */
export function assertReachesEverything(outbound: (() => Outbound) | undefined, sandbox: string): void {
  if (outbound === undefined || outbound() === 'everything') return;
  throw new SandboxError('OUTBOUND_UNSUPPORTED', `${sandbox} sandboxes cannot limit what a machine reaches`, {
    hint: 'Use namespace or rootfs sandboxes with a network of their own, or rules that let everything out.',
  });
}
