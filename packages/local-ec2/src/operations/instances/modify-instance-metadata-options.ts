import type {
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { assertSpecified } from '../attribute-change.ts';
import { findInstance } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { changedMetadata } from './metadata-options.ts';

/** Takes effect at once: the metadata service reads the options on every request (row 36). */
export const modifyInstanceMetadataOptions: Operation = defineOperation<
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult
>({
  service: 'ec2',
  name: 'ModifyInstanceMetadataOptions',
  parameters: [
    'InstanceId',
    'HttpTokens',
    'HttpEndpoint',
    'HttpPutResponseHopLimit',
    'HttpProtocolIpv6',
    'InstanceMetadataTags',
    'DryRun',
  ],
  run: ({ InstanceId = '', DryRun: _, ...asked }, context) => {
    const instance = findInstance(InstanceId, context);
    assertSpecified(asked);
    if (instance.state === 'terminated' || instance.state === 'shutting-down') {
      throw new ApiError(
        'IncorrectInstanceState',
        `The instance '${InstanceId}' is not in a state that allows this.`,
      );
    }
    const options = instance.metadataOptions;
    Object.assign(options, changedMetadata(asked, options));
    return {
      InstanceId,
      InstanceMetadataOptions: {
        State: 'pending',
        HttpTokens: options.httpTokens,
        HttpEndpoint: options.httpEndpoint,
        HttpPutResponseHopLimit: options.httpPutResponseHopLimit,
        HttpProtocolIpv6: options.httpProtocolIpv6,
        InstanceMetadataTags: options.instanceMetadataTags,
      },
    };
  },
});
