import type {
  DeleteLaunchTemplateVersionsRequest,
  DeleteLaunchTemplateVersionsResult,
  LaunchTemplateErrorCode,
  ModifyLaunchTemplateRequest,
  ModifyLaunchTemplateResult,
} from '@aws-sdk/client-ec2';
import { ApiError, missingParameter } from '../../api/api-error.ts';
import type { LaunchTemplateRecord } from '../../state/templates.ts';
import { findTemplate, versionOf } from '../find-template.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { respondOnce } from '../respond-once.ts';
import { templateOutput } from './launch-templates.ts';

/** Makes another version the default. */
export const modifyLaunchTemplate: Operation = defineOperation<
  ModifyLaunchTemplateRequest,
  ModifyLaunchTemplateResult
>({
  service: 'ec2',
  name: 'ModifyLaunchTemplate',
  parameters: ['ClientToken', 'LaunchTemplateId', 'LaunchTemplateName', 'DefaultVersion', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) =>
    respondOnce({ operation: 'ModifyLaunchTemplate', input }, context, () => {
      const template = findTemplate(input, context);
      if (input.DefaultVersion === undefined) throw missingParameter('DefaultVersion');
      const { number } = versionOf(template, input.DefaultVersion);
      if (input.DryRun) return {};
      template.defaultVersion = number;
      return { LaunchTemplate: templateOutput(template, context) };
    }),
});

/** Every version by itself: the default one and unknown ones are refused, the others go. */
export const deleteLaunchTemplateVersions: Operation = defineOperation<
  DeleteLaunchTemplateVersionsRequest,
  DeleteLaunchTemplateVersionsResult
>({
  service: 'ec2',
  name: 'DeleteLaunchTemplateVersions',
  parameters: ['LaunchTemplateId', 'LaunchTemplateName', 'Versions', 'DryRun'],
  checksBeforeDryRun: true,
  run: (input, context) => {
    const template = findTemplate(input, context);
    const numbers = (input.Versions ?? []).map(numberOf);
    if (input.DryRun) return {};
    const common = { LaunchTemplateId: template.id, LaunchTemplateName: template.name };
    const results = numbers.map((number) => ({ number, problem: deleteVersion(template, number) }));
    return {
      SuccessfullyDeletedLaunchTemplateVersions: results
        .filter(({ problem }) => !problem)
        .map(({ number }) => ({ ...common, VersionNumber: number })),
      UnsuccessfullyDeletedLaunchTemplateVersions: results
        .filter(({ problem }) => problem)
        .map(({ number, problem }) => ({ ...common, VersionNumber: number, ResponseError: problem })),
    };
  },
});

function numberOf(version: string): number {
  if (/^\d+$/.test(version)) return Number(version);
  throw new ApiError('InvalidParameterValue', `The version '${version}' is not a number.`);
}

type Problem = { readonly Code: LaunchTemplateErrorCode; readonly Message: string };

function deleteVersion(template: LaunchTemplateRecord, number: number): Problem | undefined {
  const index = template.versions.findIndex((version) => version.number === number);
  if (index === -1) {
    return {
      Code: 'launchTemplateVersionDoesNotExist',
      Message: `The launch template version ${number} does not exist.`,
    };
  }
  if (number === template.defaultVersion) {
    return {
      Code: 'unexpectedError',
      Message: 'The default version of a launch template cannot be deleted.',
    };
  }
  template.versions.splice(index, 1);
  return undefined;
}
