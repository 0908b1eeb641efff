import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { LaunchPlan } from '../../world/launch-plan.ts';
import { findTemplateVersion } from '../find-template.ts';
import type { RequestContext } from '../operation.ts';
import type { LaunchInput } from './launch-input.ts';

/** A launch request merged with the data of its template, and the template that was used. */
export interface TemplatedLaunch {
  readonly launchInput: LaunchInput;
  readonly launchTemplate: Pick<LaunchPlan, 'launchTemplate'>;
}

/** The request's values override its launch template; tags of both are merged by resource type. */
export function fromLaunchTemplate(
  { LaunchTemplate, MinCount: _min, MaxCount: _max, DryRun: _dryRun, ...own }: RunInstancesRequest,
  context: RequestContext,
): TemplatedLaunch {
  if (!LaunchTemplate) return { launchInput: own, launchTemplate: {} };
  const { template, version } = findTemplateVersion(LaunchTemplate, context);
  const launchInput = { ...(version.data as LaunchInput), ...own };
  const TagSpecifications = mergeTags(version.data as LaunchInput, own);
  return {
    launchInput: TagSpecifications.length > 0 ? { ...launchInput, TagSpecifications } : launchInput,
    launchTemplate: { launchTemplate: { id: template.id, version: String(version.number) } },
  };
}

function mergeTags(template: LaunchInput, own: LaunchInput): NonNullable<LaunchInput['TagSpecifications']> {
  const types = new Map(
    (template.TagSpecifications ?? []).map((item) => [item.ResourceType, item.Tags ?? []]),
  );
  for (const { ResourceType, Tags = [] } of own.TagSpecifications ?? []) {
    const keys = new Set(Tags.map(({ Key }) => Key));
    const inherited = (types.get(ResourceType) ?? []).filter(({ Key }) => !keys.has(Key));
    types.set(ResourceType, [...inherited, ...Tags]);
  }
  return [...types].map(([ResourceType, Tags]) => ({ ResourceType, Tags }));
}
