import type { Operation } from '../operation.ts';
import { createInstanceConnectEndpoint } from './create-instance-connect-endpoint.ts';
import { deleteInstanceConnectEndpoint } from './delete-instance-connect-endpoint.ts';
import { describeInstanceConnectEndpoints } from './describe-instance-connect-endpoints.ts';
import { openTunnel } from './open-tunnel.ts';

export const connectOperations: readonly Operation[] = [
  createInstanceConnectEndpoint,
  deleteInstanceConnectEndpoint,
  describeInstanceConnectEndpoints,
  openTunnel,
];
