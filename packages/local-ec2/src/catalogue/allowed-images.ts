import { parsePattern } from '../state/pattern.ts';
import type { ImageRecord } from './image/image-record.ts';

/** One criterion of Allowed AMIs; its conditions must all hold. */
export interface ImageCriterion {
  readonly ImageProviders?: readonly string[] | undefined;
  readonly MarketplaceProductCodes?: readonly string[] | undefined;
  readonly ImageNames?: readonly string[] | undefined;
  readonly DeprecationTimeCondition?:
    | { readonly MaximumDaysSinceDeprecated?: number | undefined }
    | undefined;
  readonly CreationDateCondition?: { readonly MaximumDaysSinceCreated?: number | undefined } | undefined;
}

export interface AllowedImages {
  state: 'disabled' | 'audit-mode' | 'enabled';
  criteria: readonly ImageCriterion[];
}

const DAY = 86_400_000;

/**
 * Does the image meet the account's Allowed AMIs criteria? Own images always do, one criterion suffices, and
 * without any criterion only own images do (EC2 user guide, "How Allowed AMIs works").
 */
export function isAllowed(
  image: ImageRecord,
  { criteria }: AllowedImages,
  { accountId, now }: { readonly accountId: string; readonly now: number },
): boolean {
  return image.ownerId === accountId || criteria.some((criterion) => meets(image, criterion, now));
}

function meets(image: ImageRecord, criterion: ImageCriterion, now: number): boolean {
  const { ImageProviders, ImageNames, MarketplaceProductCodes } = criterion;
  if (ImageProviders?.length && !ImageProviders.some((provider) => isProvidedBy(image, provider)))
    return false;
  if (ImageNames?.length && !ImageNames.some((name) => parsePattern(name).matches(image.name))) return false;
  if (MarketplaceProductCodes?.length && !hasProductCode(image, MarketplaceProductCodes)) return false;
  const daysOld = criterion.CreationDateCondition?.MaximumDaysSinceCreated;
  if (daysOld !== undefined && now - image.createdAt > daysOld * DAY) return false;
  const daysDeprecated = criterion.DeprecationTimeCondition?.MaximumDaysSinceDeprecated;
  if (daysDeprecated === undefined || image.deprecatedAt === undefined) return true;
  return now - image.deprecatedAt <= daysDeprecated * DAY;
}

/** A provider is an account id or one of the aliases that only AWS can give. */
function isProvidedBy(image: ImageRecord, provider: string): boolean {
  return provider === image.ownerId || provider === image.traits.ownerAlias;
}

function hasProductCode(image: ImageRecord, codes: readonly string[]): boolean {
  return image.traits.productCodes?.some((code) => codes.includes(code.ProductCodeId)) ?? false;
}
