import type { Operation } from '../operation.ts';
import { cancelSpotInstanceRequests } from './cancel-spot-instance-requests.ts';
import { describeSpotInstanceRequests } from './describe-spot-instance-requests.ts';
import { describeSpotPriceHistory } from './describe-spot-price-history.ts';
import { requestSpotInstances } from './request-spot-instances.ts';

export const spotOperations: readonly Operation[] = [
  cancelSpotInstanceRequests,
  describeSpotInstanceRequests,
  describeSpotPriceHistory,
  requestSpotInstances,
];
