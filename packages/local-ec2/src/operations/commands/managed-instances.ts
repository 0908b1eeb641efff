import type { InstanceRecord } from '../../state/resources.ts';
import { tagsOf } from '../instances/instance-output.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';

/**
 * The machines whose agent responds: running ones with a sandbox. Instance profiles are not required, as in
 * an account with Default Host Management.
 */
export function managedInstances(context: RequestContext): InstanceRecord[] {
  return [...regionOf(context).instances.values()].filter(
    (instance) =>
      isVisible(instance, context) && instance.state === 'running' && instance.platform !== 'windows',
  );
}

/** Does a target of SendCommand mean the machine? */
export function isTarget(
  instance: InstanceRecord,
  { Key = '', Values = [] }: { Key?: string | undefined; Values?: readonly string[] | undefined },
  context: RequestContext,
): boolean {
  if (Key.toLowerCase() === 'instanceids') return Values.includes(instance.id);
  const tags = tagsOf(instance, context, context.tagLagMs);
  if (Key === 'tag-key') return tags.some((tag) => Values.includes(tag.Key));
  return tags.some((tag) => `tag:${tag.Key}` === Key && Values.includes(tag.Value));
}
