import type { InstanceRecord } from '../state/resources.ts';
import type { RequestContext } from './operation.ts';
import { findAsked, findById, INSTANCE } from './resource-ids.ts';

/** The machines with these ids, or all that the account can see. */
export function findInstances(ids: readonly string[] | undefined, context: RequestContext): InstanceRecord[] {
  return findAsked(ids, INSTANCE, context);
}

/** The machine with this id. @throws ApiError `InvalidInstanceID.Malformed`, `InvalidInstanceID.NotFound`. */
export function findInstance(id: string, context: RequestContext): InstanceRecord {
  return findById(id, INSTANCE, context);
}
