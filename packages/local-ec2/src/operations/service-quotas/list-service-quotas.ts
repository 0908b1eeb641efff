import type { ListServiceQuotasRequest, ListServiceQuotasResponse } from '@aws-sdk/client-service-quotas';
import { defineOperation, type Operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { quotasOf } from './quota-output.ts';

/** Pages are as in the API reference: from 1 to 100. */
export const listServiceQuotas: Operation = defineOperation<
  ListServiceQuotasRequest,
  ListServiceQuotasResponse
>({
  service: 'servicequotas',
  name: 'ListServiceQuotas',
  parameters: ['MaxResults', 'NextToken', 'QuotaCode', 'ServiceCode'],
  run: ({ ServiceCode = '', QuotaCode, MaxResults, NextToken }, context) => {
    const all = quotasOf(ServiceCode, context);
    const chosen = QuotaCode === undefined ? all : all.filter((quota) => quota.QuotaCode === QuotaCode);
    const page = { ServiceCode, QuotaCode, MaxResults, NextToken };
    const { items, ...next } = pageOf(chosen, page, {
      minimum: 1,
      maximum: 100,
      usual: 100,
      wording: 'servicequotas',
    });
    return { Quotas: [...items], ...next };
  },
});
