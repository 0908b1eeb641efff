import type { DescribeTagsRequest, DescribeTagsResult } from '@aws-sdk/client-ec2';
import { imageTagsAt } from '../../catalogue/image/image-tags.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { tagTypeOf } from './tag-target.ts';

interface TagItem {
  readonly resourceId: string;
  readonly resourceType: string;
  readonly key: string;
  readonly value: string;
}

const TABLE: FilterTable<TagItem> = {
  fields: {
    key: ({ key }) => key,
    'resource-id': ({ resourceId }) => resourceId,
    'resource-type': ({ resourceType }) => resourceType,
    value: ({ value }) => value,
  },
  tags: ({ key, value }) => [{ Key: key, Value: value }],
};

export const describeTags: Operation = defineOperation<DescribeTagsRequest, DescribeTagsResult>({
  service: 'ec2',
  name: 'DescribeTags',
  parameters: ['Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(TABLE.fields), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const found = [...resourceTags(context), ...imageTags(context)].filter(
      compileFilters(input.Filters, TABLE),
    );
    const { items, ...next } = pageOf(found, input);
    const Tags = items.map(({ resourceId, resourceType, key, value }) => ({
      ResourceId: resourceId,
      ResourceType: resourceType as never,
      Key: key,
      Value: value,
    }));
    return { Tags, ...next };
  },
});

function resourceTags(context: RequestContext): TagItem[] {
  const region = regionOf(context);
  const owners = [
    region.instances,
    region.volumes,
    region.interfaces,
    region.groups,
    region.vpcs,
    region.subnets,
    region.keyPairs,
    region.launchTemplates,
    region.fleets,
    region.connectEndpoints,
    region.spotRequests,
    context.world.images.snapshots(region.name),
  ] as const;
  const own = owners.flatMap((table) =>
    [...table.values()].filter(
      ({ id, ownerId }) => ownerId === context.accountId && context.world.visibility.isVisible(id),
    ),
  );
  return own.flatMap(({ id }) =>
    region.tags
      .of(id, context.tagLagMs)
      .map(({ Key, Value }) => ({ resourceId: id, resourceType: tagTypeOf(id), key: Key, value: Value })),
  );
}

function imageTags({ world, region, accountId, now, tagLagMs }: RequestContext): TagItem[] {
  return world.images
    .store(region)
    .ownedBy([accountId])
    .flatMap((image) =>
      imageTagsAt(image, now.getTime() - tagLagMs).map(({ Key = '', Value = '' }) => ({
        resourceId: image.id,
        resourceType: 'image',
        key: Key,
        value: Value,
      })),
    );
}
