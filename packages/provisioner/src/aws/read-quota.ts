import type { GetServiceQuotaResponse } from '@aws-sdk/client-service-quotas';
import { request } from './patience.ts';
import type { Ec2Port, ProvisionerDependencies, ServiceQuotasPort } from './ports.ts';
import { timedClient } from './timed-client.ts';

const ACTION = 'servicequotas:GetServiceQuota';
/** A launch does not wait longer for what is only good to know. */
const LONGEST_MS = 5_000;

/**
 * The value of a quota of EC2 in the account and region.
 * @throws ProvisionerError of the refused or unanswered call
 */
export async function readQuota(
  QuotaCode: string,
  serviceQuotas: ServiceQuotasPort,
  dependencies: ProvisionerDependencies,
): Promise<number | undefined> {
  const { clock } = dependencies;
  const { GetServiceQuotaCommand } = await import('@aws-sdk/client-service-quotas');
  const untilMs = clock.now().getTime() + LONGEST_MS;
  const client = timedClient(
    serviceQuotas as unknown as Ec2Port,
    clock,
    untilMs,
  ) as unknown as typeof serviceQuotas;
  const call = (): Promise<GetServiceQuotaResponse> =>
    client.send(new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode }));
  const { Quota } = await request(call, { action: ACTION, attempts: 2 }, dependencies);
  return Quota?.Value;
}
