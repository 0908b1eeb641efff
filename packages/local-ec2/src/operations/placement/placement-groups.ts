import type {
  CreatePlacementGroupRequest,
  CreatePlacementGroupResult,
  DeletePlacementGroupRequest,
  DescribePlacementGroupsRequest,
  DescribePlacementGroupsResult,
  PlacementGroup,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { PlacementGroupRecord } from '../../state/resources.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { findPlacementGroup, ownGroups } from './find-placement-group.ts';

/** Groups of the strategies cluster and spread; their machines run where all the others run. */
export const createPlacementGroup: Operation = defineOperation<
  CreatePlacementGroupRequest,
  CreatePlacementGroupResult
>({
  service: 'ec2',
  name: 'CreatePlacementGroup',
  parameters: ['GroupName', 'Strategy', 'TagSpecifications', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ GroupName: name = '', Strategy, TagSpecifications, DryRun }, context) => {
    const region = regionOf(context);
    assertName(name, context);
    const strategy = strategyOf(Strategy);
    const tags = readTagSpecifications(TagSpecifications, ['placement-group'])['placement-group'] ?? [];
    if (DryRun) return {};
    const id = context.world.ids.next('pg');
    const group = { id, ownerId: context.accountId, createdAt: context.now, name, strategy };
    region.placementGroups.set(id, group);
    region.tags.set(id, tags);
    return { PlacementGroup: groupOutput(group, context) };
  },
});

export const deletePlacementGroup: Operation = defineOperation<DeletePlacementGroupRequest, object>({
  service: 'ec2',
  name: 'DeletePlacementGroup',
  parameters: ['GroupName', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ GroupName, DryRun }, context) => {
    const { living, placementGroups, tags } = regionOf(context);
    const { id, name } = findPlacementGroup({ GroupName }, context);
    if ([...living].some(({ options }) => options.placementGroup?.id === id)) {
      throw new ApiError(
        'InvalidPlacementGroup.InUse',
        `The placement group '${name}' is in use and may not be deleted.`,
      );
    }
    if (DryRun) return {};
    placementGroups.delete(id);
    tags.remove(id);
    return {};
  },
});

const FIELDS: FilterTable<PlacementGroup>['fields'] = {
  'group-name': ({ GroupName }) => GroupName,
  'group-arn': ({ GroupArn }) => GroupArn,
  'spread-level': ({ SpreadLevel }) => SpreadLevel,
  state: ({ State }) => State,
  strategy: ({ Strategy }) => Strategy,
};

export const describePlacementGroups: Operation = defineOperation<
  DescribePlacementGroupsRequest,
  DescribePlacementGroupsResult
>({
  service: 'ec2',
  name: 'DescribePlacementGroups',
  parameters: ['GroupNames', 'GroupIds', 'Filters', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: ({ GroupNames, GroupIds, Filters }, context) => {
    const { tags } = regionOf(context);
    const matches = compileFilters<PlacementGroup>(Filters, {
      fields: FIELDS,
      tags: ({ GroupId = '' }) => tags.of(GroupId, context.tagLagMs),
    });
    const byName = GroupNames?.map((GroupName) => findPlacementGroup({ GroupName }, context));
    const byId = GroupIds?.map((GroupId) => findPlacementGroup({ GroupId }, context));
    const asked = byName ?? byId ?? shuffled(ownGroups(context), context);
    return { PlacementGroups: asked.map((group) => groupOutput(group, context)).filter(matches) };
  },
});

function strategyOf(strategy: string = 'cluster'): PlacementGroupRecord['strategy'] {
  if (strategy === 'partition') throw notImplemented('placement groups of the strategy partition');
  return oneOf(strategy, 'strategy', ['cluster', 'spread']);
}

function assertName(name: string, context: RequestContext): void {
  if (name === '') throw new ApiError('MissingParameter', 'The request must contain the parameter groupName');
  if (!ownGroups(context).some((group) => group.name === name)) return;
  throw new ApiError('InvalidPlacementGroup.Duplicate', `The placement group '${name}' already exists.`);
}

function groupOutput(
  { id, ownerId, name, strategy }: PlacementGroupRecord,
  context: RequestContext,
): PlacementGroup {
  return {
    GroupId: id,
    GroupName: name,
    GroupArn: `arn:aws:ec2:${context.region}:${ownerId}:placement-group/${name}`,
    State: 'available',
    Strategy: strategy,
    SpreadLevel: strategy === 'spread' ? 'rack' : undefined,
    Tags: [...regionOf(context).tags.of(id)],
  };
}
