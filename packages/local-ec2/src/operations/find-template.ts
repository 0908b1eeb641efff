import { ApiError } from '../api/api-error.ts';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from '../state/templates.ts';
import type { RequestContext } from './operation.ts';
import { regionOf } from './region-of.ts';

interface TemplateName {
  readonly LaunchTemplateId?: string | undefined;
  readonly LaunchTemplateName?: string | undefined;
}

/**
 * The account's own template, by its id or its name.
 * @throws ApiError `MissingParameter` for neither, `InvalidParameterCombination` for both,
 * `InvalidLaunchTemplateId.NotFound`, `InvalidLaunchTemplateName.NotFoundException`.
 */
export function findTemplate(
  { LaunchTemplateId, LaunchTemplateName }: TemplateName,
  context: RequestContext,
): LaunchTemplateRecord {
  if (LaunchTemplateId !== undefined && LaunchTemplateName !== undefined) {
    throw new ApiError(
      'InvalidParameterCombination',
      'Specify either the launch template ID or its name, not both.',
    );
  }
  if (LaunchTemplateId === undefined && LaunchTemplateName === undefined) {
    throw new ApiError(
      'MissingParameter',
      'Either a launch template ID or a launch template name must be specified in the request.',
    );
  }
  const own = [...regionOf(context).launchTemplates.values()].filter(
    ({ ownerId }) => ownerId === context.accountId,
  );
  const found = own.find(({ id, name }) => id === LaunchTemplateId || name === LaunchTemplateName);
  if (found) return found;
  if (LaunchTemplateId !== undefined) {
    throw new ApiError(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${LaunchTemplateId}, does not exist.`,
    );
  }
  throw new ApiError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${LaunchTemplateName}, does not exist.`,
  );
}

/** The version by number, `$Latest` or `$Default`. @throws ApiError `InvalidLaunchTemplateId.VersionNotFound`. */
export function findTemplateVersion(
  name: TemplateName & { readonly Version?: string | undefined },
  context: RequestContext,
): { template: LaunchTemplateRecord; version: LaunchTemplateVersionRecord } {
  const template = findTemplate(name, context);
  return { template, version: versionOf(template, name.Version ?? '$Default') };
}

export function versionOf(template: LaunchTemplateRecord, asked: string): LaunchTemplateVersionRecord {
  const { versions, defaultVersion } = template;
  const latest = versions.at(-1);
  if (asked === '$Latest' && latest) return latest;
  const number = asked === '$Default' ? defaultVersion : Number(asked);
  const found = versions.find((version) => version.number === number);
  if (found) return found;
  throw new ApiError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${asked} for the launch template with ID ${template.id}.`,
  );
}
