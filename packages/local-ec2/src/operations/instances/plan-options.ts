import type { InstanceType } from '@ami-select/ec2-data/instance-types';
import { ApiError, missingParameter, notImplemented } from '../../api/api-error.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import type { MetadataOptions } from '../../state/resources.ts';
import type { PlannedSpot } from '../../world/launch-plan.ts';
import { listPrice, spotPrice } from '../../world/spot-price.ts';
import { oneOf } from '../one-of.ts';
import type { RequestContext } from '../operation.ts';
import type { LaunchInput } from './launch-input.ts';
import { changedMetadata } from './metadata-options.ts';

const MAX_USER_DATA = 16_384;

/** @throws ApiError `InvalidParameterValue` for what is not base64 or too long, in raw bytes (row 20). */
export function readUserData(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || text === '') return undefined;
  const compact = text.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) {
    throw new ApiError('InvalidParameterValue', 'Invalid BASE64 encoding of user data');
  }
  const bytes = new Uint8Array(Buffer.from(compact, 'base64'));
  if (bytes.length <= MAX_USER_DATA) return bytes;
  throw new ApiError('InvalidParameterValue', 'User data is limited to 16384 bytes');
}

/** An image created for IMDSv2 requires tokens and allows one hop more (row 36). */
export function planMetadata(
  { MetadataOptions: asked = {} }: LaunchInput,
  { traits }: ImageRecord,
): MetadataOptions {
  const isV2 = traits.imdsSupport === 'v2.0';
  return changedMetadata(asked, {
    httpTokens: isV2 ? 'required' : 'optional',
    httpEndpoint: 'enabled',
    httpPutResponseHopLimit: isV2 ? 2 : 1,
    httpProtocolIpv6: 'disabled',
    instanceMetadataTags: 'disabled',
  });
}

/** @throws ApiError `InvalidParameterValue`, `InvalidParameterCombination`, `SpotMaxPriceTooLow`. */
export function planSpot(
  { InstanceMarketOptions: market }: LaunchInput,
  { type, zone }: { type: InstanceType; zone: string },
  context: RequestContext,
): PlannedSpot | undefined {
  if (!market) return undefined;
  oneOf(market.MarketType, 'MarketType', ['spot']);
  const {
    MaxPrice,
    SpotInstanceType = 'one-time',
    InstanceInterruptionBehavior = 'terminate',
    ValidUntil,
  } = market.SpotOptions ?? {};
  assertSpotKind(SpotInstanceType, InstanceInterruptionBehavior);
  if (ValidUntil) {
    throw new ApiError(
      'InvalidParameterCombination',
      'ValidUntil is supported for persistent Spot requests only.',
    );
  }
  const place = { type: type.InstanceType, region: context.region, zone };
  const price = spotPrice(context.world, place, context.now);
  if (price === undefined)
    throw notImplemented(`Spot instances of ${type.InstanceType}, whose price it does not know`);
  if (MaxPrice !== undefined && Number(MaxPrice) < price) {
    throw new ApiError(
      'SpotMaxPriceTooLow',
      `Your Spot request price of ${MaxPrice} is lower than the minimum required Spot request fulfillment price of ${price}.`,
    );
  }
  return {
    maxPrice: MaxPrice ?? listPrice(place.region, place.type)?.toFixed(6) ?? '',
    type: 'one-time',
    interruptionBehavior: 'terminate',
  };
}

/** @throws ApiError `MissingParameter` for a profile without ARN and name. */
export function planProfile(
  { IamInstanceProfile: profile }: LaunchInput,
  { accountId }: RequestContext,
): { iamProfileArn?: string } {
  if (!profile) return {};
  if (profile.Arn === undefined && profile.Name === undefined)
    throw missingParameter('IamInstanceProfile.Arn or IamInstanceProfile.Name');
  const arn = profile.Arn ?? `arn:aws:iam::${accountId}:instance-profile/${profile.Name}`;
  return { iamProfileArn: arn };
}

/** @throws ApiError `InvalidParameterValue`. */
export function planShutdown({
  InstanceInitiatedShutdownBehavior: asked = 'stop',
}: LaunchInput): 'stop' | 'terminate' {
  return oneOf(asked, 'instanceInitiatedShutdownBehavior', ['stop', 'terminate']);
}

/** One-time requests only, which can but be terminated: a persistent one would launch again by itself. */
function assertSpotKind(type: string, interruption: string): void {
  if (interruption !== 'terminate' && type !== 'persistent') {
    throw new ApiError(
      'InvalidParameterCombination',
      `Interruption behavior ${interruption} requires a persistent Spot request.`,
    );
  }
  if (type !== 'one-time') throw notImplemented(`Spot requests of type ${type}`);
}
