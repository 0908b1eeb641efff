import { partitionOf } from '@ami-select/ec2-data/partitions';
import { VCPU_QUOTAS, type VcpuQuota } from '@ami-select/ec2-data/vcpu-quotas';
import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { ApiError } from '../../api/api-error.ts';
import type { RequestContext } from '../operation.ts';

const NAME = 'Amazon Elastic Compute Cloud (Amazon EC2)';

/** The quotas of EC2 that launches here keep to. The endpoint counts all families of a market together. */
export function quotasOf(serviceCode: string, context: RequestContext): readonly ServiceQuota[] {
  if (serviceCode === 'ec2') return VCPU_QUOTAS.map((quota) => quotaOutput(quota, context));
  throw noSuchResource(
    `The service code ${serviceCode} is not one of this endpoint, which has the quotas of ec2.`,
  );
}

export function noSuchResource(message: string): ApiError {
  return new ApiError('NoSuchResourceException', message);
}

function quotaOutput(
  { code, name, group, market }: VcpuQuota,
  { world, region, accountId }: RequestContext,
): ServiceQuota {
  const { spotVcpus, onDemandVcpus } = world.settings.quotas;
  const isSpot = market === 'spot';
  return {
    ServiceCode: 'ec2',
    ServiceName: NAME,
    QuotaArn: `arn:${partitionOf(region)}:servicequotas:${region}:${accountId}:ec2/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: isSpot ? spotVcpus : onDemandVcpus,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    UsageMetric: {
      MetricNamespace: 'AWS/Usage',
      MetricName: 'ResourceCount',
      MetricDimensions: {
        Class: `${group}/${isSpot ? 'Spot' : 'OnDemand'}`,
        Resource: 'vCPU',
        Service: 'EC2',
        Type: 'Resource',
      },
      MetricStatisticRecommendation: 'Maximum',
    },
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}
