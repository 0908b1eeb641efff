import type { InstanceMetadataOptionsRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { MetadataOptions } from '../../state/resources.ts';
import { oneOf } from '../one-of.ts';

const SWITCH = ['enabled', 'disabled'] as const;
const MAX_HOPS = 64;

/**
 * The requested options, over those of `base`.
 * @throws ApiError `InvalidParameterValue` for values that the model does not have, and hops beyond 1 to 64.
 */
export function changedMetadata(
  asked: InstanceMetadataOptionsRequest,
  base: MetadataOptions,
): MetadataOptions {
  const flag = (
    name: 'HttpEndpoint' | 'HttpProtocolIpv6' | 'InstanceMetadataTags',
    usual: 'enabled' | 'disabled',
  ): 'enabled' | 'disabled' => oneOf(asked[name] ?? usual, name, SWITCH);
  return {
    httpTokens: oneOf(asked.HttpTokens ?? base.httpTokens, 'HttpTokens', ['optional', 'required']),
    httpEndpoint: flag('HttpEndpoint', base.httpEndpoint),
    httpPutResponseHopLimit: hopsOf(asked.HttpPutResponseHopLimit ?? base.httpPutResponseHopLimit),
    httpProtocolIpv6: flag('HttpProtocolIpv6', base.httpProtocolIpv6),
    instanceMetadataTags: flag('InstanceMetadataTags', base.instanceMetadataTags),
  };
}

function hopsOf(hops: number): number {
  if (hops >= 1 && hops <= MAX_HOPS) return hops;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${hops}) for parameter HttpPutResponseHopLimit must be from 1 to 64.`,
  );
}
