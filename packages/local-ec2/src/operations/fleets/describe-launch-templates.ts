import type { DescribeLaunchTemplatesRequest, DescribeLaunchTemplatesResult } from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { LaunchTemplateRecord } from '../../state/templates.ts';
import { findTemplate } from '../find-template.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';
import { templateOutput } from './launch-templates.ts';

const FIELDS: FilterTable<LaunchTemplateRecord>['fields'] = {
  'create-time': ({ createdAt }) => createdAt.toISOString(),
  'launch-template-name': ({ name }) => name,
};

export const describeLaunchTemplates: Operation = defineOperation<
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult
>({
  service: 'ec2',
  name: 'DescribeLaunchTemplates',
  parameters: ['LaunchTemplateIds', 'LaunchTemplateNames', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const { tags } = regionOf(context);
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ id }) => tags.of(id, context.tagLagMs),
    });
    const found = candidates(input, context).filter(matches);
    const { items, ...next } = pageOf(shuffled(found, context), input, { minimum: 1, maximum: 200 });
    return { LaunchTemplates: items.map((template) => templateOutput(template, context)), ...next };
  },
});

function candidates(
  { LaunchTemplateIds, LaunchTemplateNames }: DescribeLaunchTemplatesRequest,
  context: RequestContext,
): LaunchTemplateRecord[] {
  const byId = LaunchTemplateIds?.map((LaunchTemplateId) => findTemplate({ LaunchTemplateId }, context));
  const byName = LaunchTemplateNames?.map((LaunchTemplateName) =>
    findTemplate({ LaunchTemplateName }, context),
  );
  const all = [...regionOf(context).launchTemplates.values()].filter((template) =>
    isVisible(template, context),
  );
  return byId ?? byName ?? all;
}
