/** Who asks for the fleet. Fleet id and client tokens derive from it, so it must differ between two fleets alive at once. */
export interface FleetIdentity {
  /** `owner/name`. */
  readonly repository?: string;
  readonly runId?: string;
  readonly runAttempt?: string;
  readonly job?: string;
  readonly step?: string;
  /** Anything that tells apart what the rest does not: a matrix leg, a name made by the CLI. */
  readonly id?: string;
}

/** What is known of the image to launch. */
export interface FleetImage {
  readonly id: string;
  readonly name?: string;
  readonly architecture: string;
  /** Such as `/dev/sda1`; the root volume is made to end with its instance. */
  readonly rootDeviceName: string;
  /** Login of the image: `ubuntu`, `ec2-user`... */
  readonly sshUser: string;
}

export type Market = 'on-demand' | 'spot';

/** What `createIntent` is asked for. */
export interface FleetRequest {
  readonly identity: FleetIdentity;
  readonly region: string;
  /** EC2 endpoint, when it is not AWS's own. On loopback the caller's address is 127.0.0.1. */
  readonly endpoint?: string;
  readonly image: FleetImage;
  /** Tried in this order. */
  readonly instanceTypes: readonly string[];
  readonly count: number;
  /** Fewest instances that will do; `count` (all or nothing) when absent. */
  readonly minimum?: number;
  /** Tried in this order, all of one VPC; the default VPC when absent. */
  readonly subnetIds?: readonly string[];
  /** Used as they are; without them the fleet gets a security group of its own. */
  readonly securityGroupIds?: readonly string[];
  /** CIDR that may reach port 22 of the fleet's own group, or `auto` (default): the caller's address alone. */
  readonly sshFrom?: string;
  /** `on-demand` when absent. */
  readonly market?: Market;
  /** Market to turn to when no cell of the first has room. */
  readonly fallback?: 'on-demand';
  /** Minutes after boot at which every instance powers itself off, whatever happens. */
  readonly ttlMinutes: number;
  /** More tags for everything that is made. */
  readonly tags?: Readonly<Record<string, string>>;
  /** A script (`#!...`) to run as root at the end of the first boot. */
  readonly userData?: string;
  /** More parameters of RunInstances; those that the fleet's life depends on cannot be replaced. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}
