import type { Clock, Logger } from '@ami-select/core';
import type { KeyOffers, SshTarget, Transport } from '@ami-select/transport';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { FleetHandle } from '../fleet/handle.ts';
import type { DecodeDenial } from './explain-denial.ts';

/** The part of the SDK client that is used. Give it `maxAttempts: 1`: this package retries calls by its own rules. */
export type Ec2Port = Pick<EC2Client, 'send'>;

/** Of EventBridge Scheduler, for leases on the side of AWS; with `maxAttempts: 1` as well. */
export type SchedulerPort = Pick<SchedulerClient, 'send'>;

/** Of Service Quotas, for the check of a launch; with `maxAttempts: 1` as well. */
export type ServiceQuotasPort = Pick<ServiceQuotasClient, 'send'>;

/** What is known of how long the credentials stay valid that calls are signed with. */
export interface CredentialsFacts {
  /** Undefined when nobody says: for ever without a session token, unknown with one. An invalid date for a bad text. */
  readonly expiresAt?: Date | undefined;
  /** They have a session token, so that they end at some time. */
  readonly isTemporary: boolean;
  /** Their provider gets new ones before they end. */
  readonly isRenewed: boolean;
}

/** Opens a verified SSH connection, as `connectSsh` of the transport package does. */
export type Connect = (
  target: SshTarget,
  options?: {
    readonly signal?: AbortSignal;
    readonly connectTimeoutMs?: number;
    readonly keyOffers?: KeyOffers;
    readonly hostKeyOnly?: boolean;
  },
) => Promise<Transport>;

/** The dependencies of every API call of this package. */
export interface ProvisionerDependencies {
  readonly ec2: Ec2Port;
  /** Needed for intents with `leaseRoleArn`. */
  readonly scheduler?: SchedulerPort | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds of the clock until which calls are sent again, whatever stands in their way: throttling, an endpoint
   * that cannot be reached, credentials that are over. Without it a call is given up after some attempts.
   */
  readonly untilMs?: number | undefined;
  /** Aborted: something urgent waits for these reads. They are cut off after seconds and soon asked again. */
  readonly hurry?: AbortSignal | undefined;
}

/** Further dependencies of a spawn. */
export interface SpawnDependencies extends ProvisionerDependencies {
  /** `connectSsh` of the transport package unless given. */
  readonly connect?: Connect | undefined;
  /** Stores the handle. Awaited before the first creating call and after every step: what it stores must survive this process. */
  readonly save?: ((handle: FleetHandle) => Promise<void>) | undefined;
  /** Stores a report on instances that did not become ready, before they are terminated; resolves with its path. */
  readonly saveFailure?: ((report: string) => Promise<string>) | undefined;
  /** Of these instances, those whose SSM agent is online; needed when the intent waits for that. */
  readonly onlineAgents?: ((instanceIds: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** Decodes the reason of a denied call; without it the error names the command that does. */
  readonly decodeDenial?: DecodeDenial | undefined;
  /** A client for reading in another region: without it caps on what lives count this region only, with a warning. */
  readonly ec2In?: ((region: string) => Ec2Port) | undefined;
  /** The quotas of the account; they are not checked without it. */
  readonly serviceQuotas?: ServiceQuotasPort | undefined;
  /** How long the credentials stay valid; not compared with the lease without it. */
  readonly credentialsFacts?: (() => Promise<CredentialsFacts>) | undefined;
  /** VPC and private address of this machine, where it is an instance of EC2. */
  readonly machineNetwork?:
    | (() => Promise<{ readonly vpcId: string; readonly address: string } | undefined>)
    | undefined;
  /** Of these commands, those that this machine lacks. */
  readonly missingCommands?: ((names: readonly string[]) => Promise<readonly string[]>) | undefined;
  /** Public IPv4 address of the caller; needed when the intent has `sshFrom: 'auto'`. */
  readonly callerAddress?: (() => Promise<string>) | undefined;
}
