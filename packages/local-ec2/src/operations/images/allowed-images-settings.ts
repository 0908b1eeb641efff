import type {
  DisableAllowedImagesSettingsRequest,
  DisableAllowedImagesSettingsResult,
  EnableAllowedImagesSettingsRequest,
  EnableAllowedImagesSettingsResult,
  GetAllowedImagesSettingsRequest,
  GetAllowedImagesSettingsResult,
  ReplaceImageCriteriaInAllowedImagesSettingsRequest,
  ReplaceImageCriteriaInAllowedImagesSettingsResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { AllowedImages, ImageCriterion } from '../../catalogue/allowed-images.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';

const MAX_CRITERIA = 10;

/** GetAllowedImagesSettings. */
export const getAllowedImagesSettings: Operation = defineOperation<
  GetAllowedImagesSettingsRequest,
  GetAllowedImagesSettingsResult
>({
  service: 'ec2',
  name: 'GetAllowedImagesSettings',
  parameters: ['DryRun'],
  run: (_, context) => {
    const { state, criteria } = settingsOf(context);
    return { State: state, ImageCriteria: criteria.map(copyOf), ManagedBy: 'account' };
  },
});

/** EnableAllowedImagesSettings: `enabled` hides what is not allowed, `audit-mode` only marks it. */
export const enableAllowedImagesSettings: Operation = defineOperation<
  EnableAllowedImagesSettingsRequest,
  EnableAllowedImagesSettingsResult
>({
  service: 'ec2',
  name: 'EnableAllowedImagesSettings',
  parameters: ['AllowedImagesSettingsState', 'DryRun'],
  run: ({ AllowedImagesSettingsState: asked }, context) => {
    const state = oneOf(asked, 'allowedImagesSettingsState', ['enabled', 'audit-mode']);
    settingsOf(context).state = state;
    return { AllowedImagesSettingsState: state };
  },
});

/** DisableAllowedImagesSettings: the criteria stay. */
export const disableAllowedImagesSettings: Operation = defineOperation<
  DisableAllowedImagesSettingsRequest,
  DisableAllowedImagesSettingsResult
>({
  service: 'ec2',
  name: 'DisableAllowedImagesSettings',
  parameters: ['DryRun'],
  run: (_, context) => {
    settingsOf(context).state = 'disabled';
    return { AllowedImagesSettingsState: 'disabled' };
  },
});

/** ReplaceImageCriteriaInAllowedImagesSettings; watermark and scan criteria are not served. */
export const replaceImageCriteria: Operation = defineOperation<
  ReplaceImageCriteriaInAllowedImagesSettingsRequest,
  ReplaceImageCriteriaInAllowedImagesSettingsResult
>({
  service: 'ec2',
  name: 'ReplaceImageCriteriaInAllowedImagesSettings',
  parameters: ['ImageCriteria', 'DryRun'],
  members: {
    ImageCriteria: [
      'ImageProviders',
      'MarketplaceProductCodes',
      'ImageNames',
      'DeprecationTimeCondition',
      'CreationDateCondition',
    ],
  },
  run: ({ ImageCriteria = [] }, context) => {
    if (ImageCriteria.length > MAX_CRITERIA) {
      throw new ApiError('InvalidParameterValue', `There can be at most ${MAX_CRITERIA} image criteria.`);
    }
    settingsOf(context).criteria = ImageCriteria;
    return { ReturnValue: true };
  },
});

function settingsOf({ world, region, accountId }: RequestContext): AllowedImages {
  return world.images.allowed(region, accountId);
}

function copyOf(
  criterion: ImageCriterion,
): NonNullable<GetAllowedImagesSettingsResult['ImageCriteria']>[number] {
  const { ImageProviders, MarketplaceProductCodes, ImageNames, ...conditions } = criterion;
  return {
    ...(ImageProviders && { ImageProviders: [...ImageProviders] }),
    ...(MarketplaceProductCodes && { MarketplaceProductCodes: [...MarketplaceProductCodes] }),
    ...(ImageNames && { ImageNames: [...ImageNames] }),
    ...conditions,
  };
}
