import type { ServiceModel } from './service-model.ts';

/**
 * Written by hand: SendSSHPublicKey from the EC2 Instance Connect API reference, version 2018-04-02, and the websocket of
 * an endpoint, which no model has, as the AWS CLI opens it.
 */
export const instanceConnectModel: ServiceModel = {
  source: 'EC2 Instance Connect API reference',
  apiVersion: '2018-04-02',
  operations: {
    SendSSHPublicKey: { input: 'SendSSHPublicKeyRequest', output: 'SendSSHPublicKeyResponse' },
    OpenTunnel: { input: 'OpenTunnelRequest', output: 'OpenTunnelResponse' },
  },
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
    OpenTunnelRequest: {
      required: ['instanceConnectEndpointId', 'remotePort', 'privateIpAddress'],
      members: {
        instanceConnectEndpointId: { type: 'string' },
        remotePort: { type: 'string' },
        privateIpAddress: { type: 'string' },
        maxTunnelDuration: { type: 'string' },
      },
    },
    OpenTunnelResponse: {
      members: {
        endpointId: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'number' },
        seconds: { type: 'number' },
      },
    },
    SendSSHPublicKeyResponse: { members: { RequestId: { type: 'string' }, Success: { type: 'boolean' } } },
  },
};
