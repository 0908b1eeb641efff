import type {
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult,
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../model/filters.ts';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from '../../model/templates.ts';
import { regionOf } from '../network/find-group.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf, shuffled } from '../paging.ts';
import { isVisible } from '../resource-ids.ts';
import { findTemplate, versionOf } from './find-template.ts';
import { templateOutput } from './launch-templates.ts';
import { versionOutput } from './template-output.ts';

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

const VERSION_FIELDS: FilterTable<LaunchTemplateVersionRecord>['fields'] = {
  'create-time': ({ createdAt }) => createdAt.toISOString(),
  'image-id': ({ data }) => data.ImageId,
  'instance-type': ({ data }) => data.InstanceType,
};

export const describeLaunchTemplateVersions: Operation = defineOperation<
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult
>({
  service: 'ec2',
  name: 'DescribeLaunchTemplateVersions',
  parameters: [
    'LaunchTemplateId',
    'LaunchTemplateName',
    'Versions',
    'MinVersion',
    'MaxVersion',
    'Filters',
    'MaxResults',
    'NextToken',
    'DryRun',
  ],
  filters: Object.keys(VERSION_FIELDS),
  run: (input, context) => {
    const template = findTemplate(input, context);
    const { MinVersion = '0', MaxVersion = String(Number.MAX_SAFE_INTEGER) } = input;
    const inRange = ({ number }: LaunchTemplateVersionRecord): boolean =>
      number >= Number(MinVersion) && number <= Number(MaxVersion);
    const asked =
      input.Versions?.map((name) => versionOf(template, name)) ?? template.versions.filter(inRange);
    const found = asked.filter(compileFilters(input.Filters, { fields: VERSION_FIELDS }));
    const { items, ...next } = pageOf(found, input, { minimum: 1, maximum: 200 });
    return { LaunchTemplateVersions: items.map((version) => versionOutput(version, template)), ...next };
  },
});
