import { startLocalEc2 } from '@ami-select/local-ec2';
import { describe, expect, it } from 'vitest';
import { createPythonClient, peersInstalled } from './python-client.ts';
import type { Service } from './scenario.ts';

const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';
const CLIENTS = [
  [`boto3${absent}`, 'boto3'],
  [`AWS CLI${absent}`, 'awscli'],
] as const;
/** As both name it; no other judge speaks it. */
const SERVICE = 'service-quotas' as Service;

describe.each(CLIENTS)('quotas of local-ec2 as %s sees them', (_, kind) => {
  it.skipIf(!peersInstalled)(
    'have values, pages and refusals of Service Quotas',
    async () => {
      const local = await startLocalEc2({
        images: 1,
        sandbox: 'none',
        quotas: { onDemandVcpus: 64, spotVcpus: 8 },
      });
      const client = createPythonClient(kind, local.endpoint, { region: 'us-east-1' });
      try {
        const call = (operation: string, input: object) =>
          client.call(SERVICE, operation, { ServiceCode: 'ec2', ...input });

        expect(await call('GetServiceQuota', { QuotaCode: 'L-1216C47A' })).toMatchObject({
          output: {
            Quota: {
              Value: 64,
              QuotaName: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
              UsageMetric: { MetricDimensions: { Class: 'Standard/OnDemand', Resource: 'vCPU' } },
            },
          },
        });
        expect(await call('GetServiceQuota', { QuotaCode: 'L-34B43A08' })).toMatchObject({
          output: { Quota: { Value: 8 } },
        });
        const page = await call('ListServiceQuotas', { MaxResults: 7 });
        expect(page).toMatchObject({ output: { NextToken: expect.any(String) } });
        expect(page).toHaveProperty('output.Quotas.length', 7);
        expect(await call('GetServiceQuota', { QuotaCode: 'L-00000000' })).toMatchObject({
          error: 'NoSuchResourceException',
        });
      } finally {
        await client.close();
        await local.close();
      }
    },
    60_000,
  );
});
