import type {
  CancelSpotInstanceRequestsRequest,
  CancelSpotInstanceRequestsResult,
} from '@aws-sdk/client-ec2';
import type { SpotRequestRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findSpotRequests } from './describe-spot-instance-requests.ts';

/** Cancels the request; its machine goes on running and costing. */
export const cancelSpotInstanceRequests: Operation = defineOperation<
  CancelSpotInstanceRequestsRequest,
  CancelSpotInstanceRequestsResult
>({
  service: 'ec2',
  name: 'CancelSpotInstanceRequests',
  parameters: ['SpotInstanceRequestIds', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ SpotInstanceRequestIds, DryRun }, context) => {
    const requests = findSpotRequests(SpotInstanceRequestIds ?? [], context);
    if (!DryRun) for (const request of requests) cancel(request, context);
    const cancelled = requests.map(({ id }) => ({ SpotInstanceRequestId: id, State: 'cancelled' as const }));
    return { CancelledSpotInstanceRequests: cancelled };
  },
});

function cancel(request: SpotRequestRecord, context: RequestContext): void {
  const instance = regionOf(context).instances.get(request.instanceId ?? '');
  const isAlive = instance !== undefined && instance.state !== 'terminated';
  request.state = 'cancelled';
  request.updatedAt = context.now;
  request.status = isAlive
    ? {
        code: 'request-canceled-and-instance-running',
        message: 'Your Spot request is canceled, but your instance(s) are still running.',
      }
    : { code: 'canceled-before-fulfillment', message: 'Your Spot request is canceled.' };
  context.world.journal.deleted(request.id, context.now);
}
