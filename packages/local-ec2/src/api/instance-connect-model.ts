import type { ServiceModel } from './service-model.ts';

/** Written by hand: one operation, from the EC2 Instance Connect API reference, version 2018-04-02. */
export const instanceConnectModel: ServiceModel = {
  source: 'EC2 Instance Connect API reference',
  apiVersion: '2018-04-02',
  operations: { SendSSHPublicKey: { input: 'SendSSHPublicKeyRequest', output: 'SendSSHPublicKeyResponse' } },
  structures: {
    SendSSHPublicKeyRequest: {
      required: ['InstanceId', 'InstanceOSUser', 'SSHPublicKey'],
      members: {
        InstanceId: { type: 'string' },
        InstanceOSUser: { type: 'string' },
        SSHPublicKey: { type: 'string' },
        AvailabilityZone: { type: 'string' },
      },
    },
    SendSSHPublicKeyResponse: { members: { RequestId: { type: 'string' }, Success: { type: 'boolean' } } },
  },
};
