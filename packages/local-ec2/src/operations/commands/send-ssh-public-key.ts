import { SandboxError } from '@ami-select/sandbox';
import { ApiError } from '../../api/api-error.ts';
import { loadKeyMaterial } from '../keys/load-key-material.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';

interface SendSshPublicKeyRequest {
  readonly InstanceId?: string;
  readonly InstanceOSUser?: string;
  readonly SSHPublicKey?: string;
  readonly AvailabilityZone?: string;
}

/** Time that the key is accepted for (row 44). */
const KEY_TTL_MS = 60_000;

export const sendSshPublicKey: Operation = defineOperation<
  SendSshPublicKeyRequest,
  { RequestId: string; Success: boolean }
>({
  service: 'ec2-instance-connect',
  name: 'SendSSHPublicKey',
  parameters: ['InstanceId', 'InstanceOSUser', 'SSHPublicKey', 'AvailabilityZone'],
  run: async ({ InstanceId = '', InstanceOSUser = '', SSHPublicKey = '', AvailabilityZone }, context) => {
    const instance = regionOf(context).instances.get(InstanceId);
    if (!instance || !isVisible(instance, context)) {
      throw new ApiError('EC2InstanceNotFoundException', 'Specified instance was not found');
    }
    if (AvailabilityZone !== undefined && AvailabilityZone !== instance.zone) {
      throw new ApiError(
        'EC2InstanceNotFoundException',
        'Specified instance was not found in that Availability Zone',
      );
    }
    if (instance.state !== 'running' || !instance.sandbox) {
      throw new ApiError(
        'EC2InstanceStateInvalidException',
        `Instance is not in a valid state: ${instance.state}`,
      );
    }
    const { readPublicKey } = await loadKeyMaterial();
    const { publicKey } = readPublicKey(SSHPublicKey);
    await instance.sandbox.pushKey(InstanceOSUser, publicKey, KEY_TTL_MS).catch((error: unknown) => {
      // A machine of the API alone has nobody to take a key.
      if (error instanceof SandboxError) throw new ApiError('EC2InstanceUnavailableException', error.message);
      throw error;
    });
    return { RequestId: context.requestId, Success: true };
  },
});
