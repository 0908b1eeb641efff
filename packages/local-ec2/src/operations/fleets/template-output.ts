import type { LaunchTemplateVersion, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from '../../state/templates.ts';

export function versionOutput(
  version: LaunchTemplateVersionRecord,
  template: LaunchTemplateRecord,
): LaunchTemplateVersion {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: version.number,
    VersionDescription: version.description,
    DefaultVersion: version.number === template.defaultVersion,
    CreateTime: version.createdAt,
    CreatedBy: template.createdBy,
    LaunchTemplateData: version.data as ResponseLaunchTemplateData,
  };
}
