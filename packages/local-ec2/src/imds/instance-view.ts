/** Data of one instance in the metadata service; dates are UTC. */
export interface InstanceView {
  readonly instanceId: string;
  readonly accountId: string;
  readonly region: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId?: string;
  readonly imageId: string;
  readonly instanceType: string;
  /** `x86_64` or `arm64`. */
  readonly architecture: string;
  readonly launchTime: Date;
  readonly launchIndex: number;
  readonly reservationId: string;
  readonly hostname: string;
  readonly privateIp: string;
  readonly publicIp?: string;
  readonly publicHostname?: string;
  readonly mac: string;
  readonly vpcId?: string;
  readonly subnetId?: string;
  readonly interfaceId?: string;
  readonly vpcCidr?: string;
  readonly subnetCidr?: string;
  readonly securityGroups: readonly { readonly id: string; readonly name: string }[];
  readonly keys: readonly { readonly name: string; readonly publicKey: string }[];
  /** Raw user data; absent and empty are a 404. */
  readonly userData?: Uint8Array;
  readonly market: 'on-demand' | 'spot';
  /** A spot interruption that was announced. */
  readonly interruption?: { readonly action: 'terminate' | 'stop' | 'hibernate'; readonly time: Date };
  /** A rebalance recommendation that was given. */
  readonly rebalance?: { readonly noticeTime: Date };
  readonly tags: Readonly<Record<string, string>>;
  readonly role?: { readonly name: string; readonly profileArn: string; readonly profileId: string };
  /** `MetadataOptions` of the instance, with EC2's words. */
  readonly options: {
    readonly httpEndpoint: 'enabled' | 'disabled';
    readonly httpTokens: 'optional' | 'required';
    readonly instanceMetadataTags: 'enabled' | 'disabled';
    /** Maximum number of hops of the response to a token request; 1 is the machine itself. */
    readonly httpPutResponseHopLimit: number;
  };
  /** Secret of the instance by which its session tokens are signed. */
  readonly tokenSecret: string;
}
