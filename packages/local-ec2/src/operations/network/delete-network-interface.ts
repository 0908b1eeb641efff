import type { DeleteNetworkInterfaceRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findById, INTERFACE } from '../resource-ids.ts';

export const deleteNetworkInterface: Operation = defineOperation<DeleteNetworkInterfaceRequest, object>({
  service: 'ec2',
  name: 'DeleteNetworkInterface',
  parameters: ['NetworkInterfaceId', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ NetworkInterfaceId: id = '', DryRun }, context) => {
    const { interfaces, tags } = regionOf(context);
    const item = findById(id, INTERFACE, context);
    if (item.attachment) {
      throw new ApiError(
        'InvalidNetworkInterface.InUse',
        `The network interface '${id}' is currently in use.`,
      );
    }
    if (DryRun) return {};
    interfaces.delete(id);
    tags.remove(id);
    context.world.addresses.release(item.privateIp);
    context.world.journal.deleted(id, context.now);
    return {};
  },
});
