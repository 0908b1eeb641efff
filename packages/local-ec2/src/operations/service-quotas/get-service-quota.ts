import type { GetServiceQuotaRequest, GetServiceQuotaResponse } from '@aws-sdk/client-service-quotas';
import { defineOperation, type Operation } from '../operation.ts';
import { noSuchResource, quotasOf } from './quota-output.ts';

export const getServiceQuota: Operation = defineOperation<GetServiceQuotaRequest, GetServiceQuotaResponse>({
  service: 'servicequotas',
  name: 'GetServiceQuota',
  parameters: ['QuotaCode', 'ServiceCode'],
  run: ({ QuotaCode, ServiceCode = '' }, context) => {
    const quota = quotasOf(ServiceCode, context).find((one) => one.QuotaCode === QuotaCode);
    if (quota !== undefined) return { Quota: quota };
    throw noSuchResource(`The quota ${QuotaCode} of ${ServiceCode} is not one that this endpoint keeps to.`);
  },
});
