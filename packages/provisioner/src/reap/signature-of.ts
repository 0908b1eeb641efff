import type { Tag } from '@aws-sdk/client-ec2';
import { isFleetId } from '../fleet/identity.ts';
import {
  EXPIRES_AT_TAG,
  FLEET_TAG,
  KEEP_UNTIL_TAG,
  KEY_TAG,
  MARKED_AT_TAG,
  PERMANENT_TAG,
  REPOSITORY_TAG,
  SIGNATURE_VERSION,
  VERSION_TAG,
} from '../fleet/signature.ts';

/** What the tags of a resource say about its creator and its life. Times are milliseconds since 1970. */
export interface SignatureTags {
  readonly fleetId: string | undefined;
  readonly repository: string | undefined;
  /** Undefined without a tag, or with one that is no time. */
  readonly expiresAt: number | undefined;
  /** Infinity for a tag that is no time: somebody wants it kept. */
  readonly keepUntil: number | undefined;
  readonly markedAt: number | undefined;
  readonly isPermanent: boolean;
  /** Only what bake creates has a key, so that a copy of a machine's tags is not taken for it. */
  readonly isBaked: boolean;
}

/** The signature in the tags; undefined when they are not ours or of a version that this code does not know. */
export function signatureOf(tags: readonly Tag[] = []): SignatureTags | undefined {
  const values = new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  if (values.get(VERSION_TAG) !== SIGNATURE_VERSION) return undefined;
  const fleetId = values.get(FLEET_TAG);
  const isPermanent = values.has(PERMANENT_TAG);
  if (fleetId === undefined ? !isPermanent : !isFleetId(fleetId)) return undefined;
  return {
    fleetId,
    repository: values.get(REPOSITORY_TAG),
    expiresAt: timeOf(values.get(EXPIRES_AT_TAG)),
    keepUntil: values.has(KEEP_UNTIL_TAG)
      ? (timeOf(values.get(KEEP_UNTIL_TAG)) ?? Number.POSITIVE_INFINITY)
      : undefined,
    markedAt: timeOf(values.get(MARKED_AT_TAG)),
    isPermanent,
    isBaked: values.has(KEY_TAG),
  };
}

/** Tells fleets apart, those of two repositories with one id too. */
export function fleetKeyOf({ fleetId, repository }: SignatureTags): string {
  return JSON.stringify([fleetId, repository]);
}

/** Only the whole form of ISO 8601: `Date.parse` takes `1` for the year 2001. A date alone begins in UTC. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text))
    return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
