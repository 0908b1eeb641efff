import type { Egress, FleetIdentity, FleetImage, Market } from './fleet-request.ts';
import type { ReadyCondition } from './ready-condition.ts';
import type { RootVolume } from './root-volume.ts';
import type { ConnectWay } from './route.ts';

/** One place to try: an instance type in a subnet or zone and a market. */
export interface CapacityPool {
  readonly instanceType: string;
  readonly subnetId?: string | undefined;
  /** Name or id of an availability zone, whose default subnet is used; never together with a subnet. */
  readonly zone?: string | undefined;
  readonly market: Market;
  /** At most 64 ASCII characters, the same for the same identity and pool. */
  readonly clientToken: string;
}

/**
 * The resources to create, complete before the first call, so that any reader of it can terminate the fleet.
 * JSON-serialisable. Holds private keys: store it 0600, never print it.
 */
export interface FleetIntent {
  readonly version: 1;
  /** `fleet-` and 16 hexadecimal digits. */
  readonly fleetId: string;
  readonly identity: FleetIdentity;
  /** How many fleets of this identity have ended before; 0 when absent. Fleet id and tags are theirs, tokens are not. */
  readonly generation?: number | undefined;
  readonly region: string;
  readonly endpoint?: string | undefined;
  readonly image: FleetImage;
  /** Tried in this order. */
  readonly pools: readonly CapacityPool[];
  readonly count: number;
  readonly minimum: number;
  /** The caller's own groups; absent when the fleet gets a group of its own. */
  readonly securityGroupIds?: readonly string[] | undefined;
  /** Name of the fleet's own group; it is unique per VPC in EC2, so that a second creation fails. */
  readonly securityGroupName?: string | undefined;
  /** CIDR, or `auto` until the caller's address is looked up at launch. */
  readonly sshFrom?: string | undefined;
  /** How the machines are reached; `auto` when absent. */
  readonly connect?: ConnectWay | undefined;
  /** What the fleet's own group lets out; everything when absent. */
  readonly egress?: Egress | undefined;
  readonly ttlMinutes: number;
  /** Role of the lease on the side of AWS; there is none when absent. */
  readonly leaseRoleArn?: string | undefined;
  /** Signature and the caller's tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** When an instance counts as ready; a login within five minutes when absent. */
  readonly ready?: ReadyCondition | undefined;
  readonly volume?: RootVolume | undefined;
  /** More parameters of RunInstances. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Base64 of one `#cloud-config`, with a private host key; empty in a handle whose launch has ended. */
  readonly userData: string;
  readonly ssh: {
    readonly user: string;
    readonly privateKey: string;
    readonly publicKey: string;
    /** `ssh-ed25519 AAAA...`: the one that user data holds. It is worth nothing once a machine shows its own. */
    readonly hostKey: string;
  };
  /** ISO 8601. */
  readonly createdAt: string;
  readonly expiresAt: string;
}
