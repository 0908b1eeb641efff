import type {
  CreateLaunchTemplateRequest,
  CreateLaunchTemplateResult,
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
  DeleteLaunchTemplateRequest,
  DeleteLaunchTemplateResult,
  LaunchTemplate,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from '../../state/templates.ts';
import { keep } from '../../world/keep.ts';
import { rememberToken, usedToken } from '../client-token.ts';
import { findTemplate, versionOf } from '../find-template.ts';
import { LAUNCH_MEMBERS, LAUNCH_PARAMETERS } from '../instances/launch-input.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { respondOnce } from '../respond-once.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { versionOutput } from './template-output.ts';

/** Members of template data: those that a launch understands. */
const DATA_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  LaunchTemplateData: LAUNCH_PARAMETERS.filter(
    (name) => !['ClientToken', 'SubnetId', 'PrivateIpAddress'].includes(name),
  ),
  ...Object.fromEntries(
    Object.entries(LAUNCH_MEMBERS).map(([path, names]) => [`LaunchTemplateData.${path}`, names]),
  ),
};

export const createLaunchTemplate: Operation = defineOperation<
  CreateLaunchTemplateRequest,
  CreateLaunchTemplateResult
>({
  service: 'ec2',
  name: 'CreateLaunchTemplate',
  parameters: [
    'LaunchTemplateName',
    'LaunchTemplateData',
    'VersionDescription',
    'ClientToken',
    'TagSpecifications',
    'DryRun',
  ],
  members: DATA_MEMBERS,
  checksBeforeDryRun: true,
  run: (input, context) => {
    const use = { operation: 'CreateLaunchTemplate', input };
    const [earlierId = ''] = usedToken(use, context)?.ids ?? [];
    const earlier = regionOf(context).launchTemplates.get(earlierId);
    if (earlier) return { LaunchTemplate: templateOutput(earlier, context) };
    const name = input.LaunchTemplateName ?? '';
    assertName(name, context);
    const tags = readTagSpecifications(input.TagSpecifications, ['launch-template'])['launch-template'] ?? [];
    if (input.DryRun) return {};
    const record: LaunchTemplateRecord = {
      id: context.world.ids.next('lt'),
      ownerId: context.accountId,
      createdAt: context.now,
      createdBy: context.credentials.arn,
      name,
      defaultVersion: 1,
      lastVersion: 1,
      versions: [createVersion(1, input, context)],
    };
    regionOf(context).launchTemplates.set(record.id, record);
    regionOf(context).tags.set(record.id, tags);
    keep(context, { kind: 'launch-template', id: record.id });
    rememberToken(use, { ids: [record.id] }, context);
    return { LaunchTemplate: templateOutput(record, context) };
  },
});

export const createLaunchTemplateVersion: Operation = defineOperation<
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult
>({
  service: 'ec2',
  name: 'CreateLaunchTemplateVersion',
  parameters: [
    'LaunchTemplateId',
    'LaunchTemplateName',
    'SourceVersion',
    'VersionDescription',
    'LaunchTemplateData',
    'ClientToken',
    'DryRun',
  ],
  members: DATA_MEMBERS,
  run: (input, context) =>
    respondOnce({ operation: 'CreateLaunchTemplateVersion', input }, context, () => {
      const template = findTemplate(input, context);
      const source = input.SourceVersion === undefined ? {} : versionOf(template, input.SourceVersion).data;
      const number = template.lastVersion + 1;
      const data = { ...source, ...input.LaunchTemplateData };
      const version = createVersion(number, { ...input, LaunchTemplateData: data }, context);
      template.versions.push(version);
      template.lastVersion = number;
      return { LaunchTemplateVersion: versionOutput(version, template) };
    }),
});

export const deleteLaunchTemplate: Operation = defineOperation<
  DeleteLaunchTemplateRequest,
  DeleteLaunchTemplateResult
>({
  service: 'ec2',
  name: 'DeleteLaunchTemplate',
  parameters: ['LaunchTemplateId', 'LaunchTemplateName', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) => {
    const template = findTemplate(input, context);
    const output = templateOutput(template, context);
    if (input.DryRun) return {};
    regionOf(context).launchTemplates.delete(template.id);
    regionOf(context).tags.remove(template.id);
    context.world.journal.deleted(template.id, context.now);
    return { LaunchTemplate: output };
  },
});

export function templateOutput(template: LaunchTemplateRecord, context: RequestContext): LaunchTemplate {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    CreateTime: template.createdAt,
    CreatedBy: template.createdBy,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.versions.at(-1)?.number,
    Tags: [...regionOf(context).tags.of(template.id)],
  };
}

function createVersion(
  number: number,
  { LaunchTemplateData = {}, VersionDescription }: Partial<CreateLaunchTemplateRequest>,
  { now }: RequestContext,
): LaunchTemplateVersionRecord {
  return {
    number,
    createdAt: now,
    data: LaunchTemplateData,
    ...(VersionDescription !== undefined && { description: VersionDescription }),
  };
}

function assertName(name: string, context: RequestContext): void {
  if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
    throw new ApiError(
      'InvalidLaunchTemplateName.MalformedException',
      `The launch template name '${name}' is malformed.`,
    );
  }
  const own = [...regionOf(context).launchTemplates.values()].filter(
    ({ ownerId }) => ownerId === context.accountId,
  );
  if (!own.some((template) => template.name === name)) return;
  throw new ApiError(
    'InvalidLaunchTemplateName.AlreadyExistsException',
    'Launch template name already in use.',
  );
}
