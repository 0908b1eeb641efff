import type { Resource } from './resources.ts';

/** An EC2 Instance Connect Endpoint. */
export interface ConnectEndpointRecord extends Resource {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly zone: string;
  readonly zoneId: string;
  readonly groupIds: readonly string[];
  /** Its own address, which security groups see when they name a network. */
  readonly privateIp: string;
  readonly preserveClientIp: boolean;
  /** Until then it is being created. */
  readonly readyAt: Date;
}
