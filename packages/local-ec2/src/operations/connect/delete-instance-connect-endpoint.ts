import type {
  DeleteInstanceConnectEndpointRequest,
  DeleteInstanceConnectEndpointResult,
} from '@aws-sdk/client-ec2';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { CONNECT_ENDPOINT, findById } from '../resource-ids.ts';
import { endpointOutput } from './endpoint-output.ts';

/** It is gone at once; open tunnels go on. */
export const deleteInstanceConnectEndpoint: Operation = defineOperation<
  DeleteInstanceConnectEndpointRequest,
  DeleteInstanceConnectEndpointResult
>({
  service: 'ec2',
  name: 'DeleteInstanceConnectEndpoint',
  parameters: ['InstanceConnectEndpointId', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceConnectEndpointId = '', DryRun }, context) => {
    const record = findById(InstanceConnectEndpointId, CONNECT_ENDPOINT, context);
    if (DryRun) return {};
    const output = endpointOutput(record, context);
    const region = regionOf(context);
    region.connectEndpoints.delete(record.id);
    region.tags.remove(record.id);
    context.world.addresses.release(record.privateIp);
    context.world.journal.deleted(record.id, context.now);
    return { InstanceConnectEndpoint: { ...output, State: 'delete-in-progress' } };
  },
});
