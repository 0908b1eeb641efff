import { findInstanceType } from '@ami-select/ec2-data/instance-types';
import type { GetConsoleOutputRequest, GetConsoleOutputResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { findInstance } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';

/**
 * The machine's real console, with its host keys. Without Latest it is what was posted last, which takes a while
 * after the start; Latest is for Nitro types (row 37).
 */
export const getConsoleOutput: Operation = defineOperation<GetConsoleOutputRequest, GetConsoleOutputResult>({
  service: 'ec2',
  name: 'GetConsoleOutput',
  parameters: ['InstanceId', 'Latest', 'DryRun'],
  run: ({ InstanceId = '', Latest = false }, context) => {
    const instance = findInstance(InstanceId, context);
    if (Latest && findInstanceType(instance.instanceType)?.Hypervisor === 'xen') {
      throw new ApiError(
        'UnsupportedOperation',
        'This instance type does not support retrieving the latest console logs.',
      );
    }
    const { consoleMs } = context.world.settings.latencies;
    const isPosted = context.now.getTime() - instance.launchTime.getTime() >= consoleMs;
    const bytes = Latest || isPosted ? instance.console.bytes() : Buffer.of();
    return {
      InstanceId,
      Timestamp: context.now,
      ...(bytes.length > 0 && { Output: bytes.toString('base64') }),
    };
  },
});
