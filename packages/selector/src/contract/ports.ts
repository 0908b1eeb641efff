import type { Clock, Logger } from '@ami-select/core';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { PublisherTable } from '../publishers/table.ts';

export type Ec2Sender = Pick<EC2Client, 'send'>;
export type SsmSender = Pick<SSMClient, 'send'>;

/** The clients of one region. `ssm` is only touched by queries that read a parameter, so it may be loaded on first use. */
export interface RegionClients {
  readonly ec2: Ec2Sender;
  readonly ssm: SsmSender;
}

/** The clients of a region. Called once per region and selection. */
export type Clients = (region: string) => RegionClients;

/** The outside world of a selection. */
export interface SelectDependencies {
  readonly clients: Clients;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /** The publishers that queries may name; the known ones when absent. */
  readonly publishers?: PublisherTable | undefined;
}
