import type { EC2Client } from '@aws-sdk/client-ec2';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Access } from './access.ts';
import { lazySender } from './lazy-sender.ts';

/** The clients of one region, with the SDK's own retries. */
export interface RegionClients {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly ssm: Pick<SSMClient, 'send'>;
}

/** Clients for reading, by region; each is loaded on first use. */
export function createClients(access: Omit<Access, 'region'> = {}): (region: string) => RegionClients {
  let loading: Promise<(region: string) => EC2Client> | undefined;
  const load = async (): Promise<(region: string) => EC2Client> =>
    (await import('./ec2-client.ts')).createEc2Clients(access);
  return (region) => ({
    ec2: lazySender(async () => {
      loading ??= load();
      return (await loading)(region);
    }),
    ssm: lazySender(async () => (await import('./ssm-client.ts')).createSsmClient({ ...access, region })),
  });
}

/** The client for launches and clean-up. It retries nothing on its own: the provisioner decides that. */
export function createLaunchClient(access: Access): Pick<EC2Client, 'send'> {
  return lazySender(async () =>
    (await import('./ec2-client.ts')).createEc2Client(access, { launches: true }),
  );
}

/** The same by region; they share their credentials, which may take a call to get. */
export function createLaunchClients(
  access: Omit<Access, 'region'>,
): (region: string) => Pick<EC2Client, 'send'> {
  let loading: Promise<(region: string) => EC2Client> | undefined;
  const load = async (): Promise<(region: string) => EC2Client> =>
    (await import('./ec2-client.ts')).createEc2Clients(access, { launches: true });
  return (region) =>
    lazySender(async () => {
      loading ??= load();
      return (await loading)(region);
    });
}

/**
 * The client for leases on the side of AWS, loaded when a fleet has one. It retries nothing on its own, either. An
 * endpoint of EC2 alone, such as one in a VPC, is not for it.
 */
export function createSchedulerClient(access: Access): Pick<SchedulerClient, 'send'> {
  return lazySender(async () => (await import('./scheduler-client.ts')).createScheduler(access));
}

/** The client for the quotas of an account, loaded when a launch is checked. It retries nothing on its own, either. */
export function createServiceQuotasClient(access: Access): Pick<ServiceQuotasClient, 'send'> {
  return lazySender(async () => (await import('./service-quotas-client.ts')).createServiceQuotas(access));
}
