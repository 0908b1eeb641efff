import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
  LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FieldValue, type FilterTable } from '../../state/filters.ts';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from '../../state/templates.ts';
import { findTemplate, versionOf } from '../find-template.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { resolveSsmReference } from '../parameters/resolve-reference.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';
import { versionOutput } from './template-output.ts';

type Data = NonNullable<LaunchTemplateVersion['LaunchTemplateData']>;

const data =
  (read: (item: Data) => FieldValue) =>
  ({ LaunchTemplateData = {} }: LaunchTemplateVersion): FieldValue =>
    read(LaunchTemplateData);

const FIELDS: FilterTable<LaunchTemplateVersion>['fields'] = {
  'create-time': ({ CreateTime }) => CreateTime?.toISOString(),
  'ebs-optimized': data(({ EbsOptimized }) => EbsOptimized),
  'host-resource-group-arn': () => undefined,
  'http-endpoint': data(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
  'http-protocol-ipv4': data(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
  'http-tokens': data(({ MetadataOptions }) => MetadataOptions?.HttpTokens),
  'iam-instance-profile': data(({ IamInstanceProfile }) => IamInstanceProfile?.Arn),
  'image-id': data(({ ImageId }) => ImageId),
  'instance-type': data(({ InstanceType }) => InstanceType),
  'is-default-version': ({ DefaultVersion }) => DefaultVersion,
  'kernel-id': () => undefined,
  'license-configuration-arn': () => undefined,
  'network-card-index': data(({ NetworkInterfaces = [] }) =>
    NetworkInterfaces.map(({ NetworkCardIndex }) => NetworkCardIndex),
  ),
  'ram-disk-id': () => undefined,
};

/** Of one template, or of all of them when only the latest and the default versions are requested. */
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
    'ResolveAlias',
    'MaxResults',
    'NextToken',
    'DryRun',
  ],
  filters: Object.keys(FIELDS),
  run: (input, context) => {
    const outputs = templates(input, context).flatMap((template) =>
      versionsIn(template, input).map((version) =>
        resolved(versionOutput(version, template), input.ResolveAlias, context),
      ),
    );
    const found = outputs.filter(compileFilters<LaunchTemplateVersion>(input.Filters, { fields: FIELDS }));
    const { items, ...next } = pageOf(found, input, { minimum: 1, maximum: 200 });
    return { LaunchTemplateVersions: [...items], ...next };
  },
});

function templates(
  input: DescribeLaunchTemplateVersionsRequest,
  context: RequestContext,
): LaunchTemplateRecord[] {
  const { LaunchTemplateId, LaunchTemplateName, Versions = [] } = input;
  if (LaunchTemplateId !== undefined || LaunchTemplateName !== undefined)
    return [findTemplate(input, context)];
  if (Versions.length === 0 || !Versions.every((name) => name === '$Latest' || name === '$Default')) {
    throw new ApiError(
      'MissingParameter',
      'Either a launch template ID or a launch template name must be specified in the request.',
    );
  }
  return [...regionOf(context).launchTemplates.values()].filter((template) => isVisible(template, context));
}

function versionsIn(
  template: LaunchTemplateRecord,
  { Versions, MinVersion, MaxVersion }: DescribeLaunchTemplateVersionsRequest,
): LaunchTemplateVersionRecord[] {
  if (Versions?.length) return [...new Set(Versions.map((name) => versionOf(template, name)))];
  const from = Number(MinVersion ?? 0);
  const to = Number(MaxVersion ?? Number.MAX_SAFE_INTEGER);
  return template.versions.filter(({ number }) => number >= from && number <= to);
}

/** An image named by a parameter is shown as the image that the parameter names now, if requested. */
function resolved(
  version: LaunchTemplateVersion,
  isAsked: boolean | undefined,
  context: RequestContext,
): LaunchTemplateVersion {
  const { ImageId, ...rest } = version.LaunchTemplateData ?? {};
  if (!isAsked || !ImageId?.startsWith('resolve:ssm:')) return version;
  return { ...version, LaunchTemplateData: { ...rest, ImageId: resolveSsmReference(ImageId, context) } };
}
