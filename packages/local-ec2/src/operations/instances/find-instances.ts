import { ApiError } from '../../model/api-error.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findByIds, INSTANCE_ID, isVisible } from '../resource-ids.ts';

/** The machines with these ids, or all that the account can see. */
export function findInstances(ids: readonly string[] | undefined, context: RequestContext): InstanceRecord[] {
  const { instances } = regionOf(context);
  if (ids?.length) return findByIds(ids, instances, INSTANCE_ID, context);
  return [...instances.values()].filter((instance) => isVisible(instance, context));
}

/** The machine with this id. @throws ApiError `InvalidInstanceID.Malformed`, `InvalidInstanceID.NotFound`. */
export function findInstance(id: string, context: RequestContext): InstanceRecord {
  const [instance] = findInstances([id], context);
  if (instance) return instance;
  throw new ApiError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
}
