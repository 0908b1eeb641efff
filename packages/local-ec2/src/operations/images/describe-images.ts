import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { isAllowed } from '../../catalogue/allowed-images.ts';
import { type ImageRecord, isPermitted, isShared, stateAt } from '../../catalogue/image/image-record.ts';
import { firstAfter, type ImageStore } from '../../catalogue/image-store.ts';
import { compileFilters, type Predicate } from '../../state/filters.ts';
import { parsePattern } from '../../state/pattern.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { type ImageView, viewOf } from './image-context.ts';
import { IMAGE_FILTERS, imageFilterTable } from './image-filters.ts';
import { deregistrationStage, findImages } from './image-ids.ts';
import { imageOutput } from './image-output.ts';
import { keptOutput } from './kept-output.ts';
import { assertPageSize, readToken, writeToken } from './page.ts';

const ALIASES = ['amazon', 'aws-marketplace', 'aws-backup-vault'];

/** DescribeImages, with the rules of visibility that the API reference gives. */
export const describeImages: Operation = defineOperation<DescribeImagesRequest, DescribeImagesResult>({
  service: 'ec2',
  name: 'DescribeImages',
  parameters: [
    'ImageIds',
    'Owners',
    'ExecutableUsers',
    'Filters',
    'IncludeDeprecated',
    'IncludeDisabled',
    'MaxResults',
    'NextToken',
    'DryRun',
  ],
  filters: IMAGE_FILTERS,
  run: (input, context) => {
    assertPageSize(input.MaxResults);
    assertDisabledIncluded(input);
    const view = viewOf(context);
    const matches = matcherOf(input, context, view);
    const candidates = candidatesFor(input, context, view);
    const audits = context.world.images.allowed(context.region, context.accountId);
    const kept = context.world.images.kept(context.region);
    const show = (image: ImageRecord): Image => {
      const output = kept ? keptOutput(image, view, kept) : imageOutput(image, view);
      if (audits.state !== 'audit-mode') return output;
      return { ...output, ImageAllowed: isAllowed(image, audits, view) };
    };
    const { images, next } = takePage(candidates, matches, input);
    return { Images: images.map(show), ...(next !== undefined && { NextToken: next }) };
  },
});

/** https://github.com/turbot/steampipe-plugin-aws/issues/2276 */
function assertDisabledIncluded({ Filters, IncludeDisabled }: DescribeImagesRequest): void {
  const asked = Filters?.some((filter) => filter.Name === 'state' && filter.Values?.includes('disabled'));
  if (!asked || IncludeDisabled) return;
  const message =
    "When filtering by the 'disabled' state, 'IncludeDisabled' must be set to 'true' in the request.";
  throw new ApiError('InvalidParameter', message);
}

function takePage(
  candidates: readonly ImageRecord[],
  matches: Predicate<ImageRecord>,
  input: DescribeImagesRequest,
): { images: ImageRecord[]; next?: string } {
  const { MaxResults, NextToken, DryRun: _, ...query } = input;
  const token = readToken(NextToken, query);
  const limit = MaxResults ?? Number.POSITIVE_INFINITY;
  const images: ImageRecord[] = [];
  for (let index = token ? firstAfter(candidates, token.after) : 0; index < candidates.length; index += 1) {
    const image = candidates[index];
    if (!image || !matches(image)) continue;
    const last = images.at(-1);
    if (images.length === limit && last) return { images, next: writeToken(last.id, query) };
    images.push(image);
  }
  return { images };
}

/** The shortest list that can hold the response, in the order of ids. */
function candidatesFor(
  input: DescribeImagesRequest,
  context: RequestContext,
  view: ImageView,
): readonly ImageRecord[] {
  const registry = context.world.images;
  const store = registry.store(context.region);
  if (input.ImageIds?.length) {
    const { visibility } = context.world;
    const found = findImages(input.ImageIds, { store, timings: registry.timings, view, visibility });
    return found.sort((left, right) => (left.id < right.id ? -1 : 1));
  }
  if (input.Owners?.length) return store.ownedBy(ownerIds(input.Owners, store, view));
  const names = literalValues('name', input);
  if (names) return store.named(names);
  const owners = literalValues('owner-id', input);
  return owners ? store.ownedBy(owners) : store.all();
}

/** @throws ApiError `InvalidUserID.Malformed` for an owner that is neither an account id nor a known alias. */
function ownerIds(owners: readonly string[], store: ImageStore, view: ImageView): string[] {
  return owners.flatMap((owner) => {
    if (owner === 'self') return [view.accountId];
    if (ALIASES.includes(owner)) return store.ownersWithAlias(owner);
    assertAccount(owner);
    return [owner];
  });
}

function assertAccount(id: string): void {
  if (!/^\d{12}$/.test(id)) throw new ApiError('InvalidUserID.Malformed', `Invalid user id: "${id}"`);
}

/** Values of a filter that has no wildcard; the filter itself still applies. */
function literalValues(name: string, { Filters }: DescribeImagesRequest): string[] | undefined {
  const values = Filters?.find((filter) => filter.Name === name)?.Values;
  const literals = values?.map((value) => parsePattern(value).literal);
  return literals?.every((literal) => literal !== undefined) ? literals : undefined;
}

function matcherOf(
  input: DescribeImagesRequest,
  context: RequestContext,
  view: ImageView,
): Predicate<ImageRecord> {
  const registry = context.world.images;
  const settings = registry.allowed(context.region, context.accountId);
  const allowed = (image: ImageRecord): boolean => isAllowed(image, settings, view);
  const filters = compileFilters(input.Filters, imageFilterTable(view, allowed));
  const listed = listingRule(input, view);
  const owned = ownerRule(input, registry.store(context.region), view);
  const executable = executableRule(input.ExecutableUsers, view);
  const hidesOthers = settings.state === 'enabled';
  const { visibility } = context.world;
  return (image) =>
    filters(image) &&
    isPermitted(image, view.accountId) &&
    listed(image) &&
    owned(image) &&
    executable(image) &&
    !(hidesOthers && !allowed(image)) &&
    deregistrationStage(image, registry.timings, view.now) === 'present' &&
    visibility.isVisible(image.id);
}

/** Rows 10 and 11: deprecated images are for owners, requests by id, and requests that include them. */
function listingRule(input: DescribeImagesRequest, view: ImageView): Predicate<ImageRecord> {
  const showsDeprecated = input.IncludeDeprecated === true || (input.ImageIds?.length ?? 0) > 0;
  const showsDisabled = input.IncludeDisabled === true;
  return (image) => {
    const deprecated = image.deprecatedAt !== undefined && image.deprecatedAt <= view.now;
    if (deprecated && !showsDeprecated && image.ownerId !== view.accountId) return false;
    return showsDisabled || stateAt(image, view.now) !== 'disabled';
  };
}

/** Row 5: owners apply to images requested by id, too. */
function ownerRule(
  { ImageIds, Owners }: DescribeImagesRequest,
  store: ImageStore,
  view: ImageView,
): Predicate<ImageRecord> {
  if (!ImageIds?.length || !Owners?.length) return () => true;
  const owners = new Set(ownerIds(Owners, store, view));
  return (image) => owners.has(image.ownerId);
}

/** Row 9: `all` means public, `self` and account ids mean an explicit launch permission. */
function executableRule(users: readonly string[] | undefined, view: ImageView): Predicate<ImageRecord> {
  if (!users?.length) return () => true;
  const accounts = users
    .filter((user) => user !== 'all')
    .map((user) => (user === 'self' ? view.accountId : user));
  for (const account of accounts) assertAccount(account);
  const everybody = users.includes('all');
  return (image) => (everybody && image.public) || accounts.some((account) => isShared(image, account));
}
