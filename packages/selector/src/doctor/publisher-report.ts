import type { SelectorErrorCode } from '../contract/errors.ts';

/** The state of a row in a region: it agrees with AWS, it does not, or nobody could tell. */
export type LineStatus = 'ok' | 'drifted' | 'unknown';

/** A way in which a row and AWS disagree, or could not be compared. */
export type FindingKind =
  /** The owner publishes, though not under these names. */
  | 'renamed'
  /** Another account publishes under these names. */
  | 'owner-changed'
  /** There is no image under these names. */
  | 'no-images'
  /** Every image under these names is deprecated. */
  | 'deprecated'
  /** The names have no image of an architecture that the row has. */
  | 'no-architecture'
  /** The public SSM parameter does not exist, or has no image id. */
  | 'parameter-missing'
  /** The parameter's image has another name or owner than the row says, or is gone. */
  | 'parameter-differs'
  /** The names have an image that is more than a week newer than the parameter's. */
  | 'parameter-behind'
  /** The names have a version above all that the row names, and the row refuses it. */
  | 'newer-version'
  /** The newest image is old. */
  | 'stale'
  /** A call failed; `message` has its error. */
  | 'unchecked';

export interface Finding {
  readonly kind: FindingKind;
  readonly message: string;
  /** The code of the failed call's error. */
  readonly code?: SelectorErrorCode | undefined;
}

/** A publisher that was not checked, since there is nothing to check. */
export interface Skipped {
  readonly publisher: string;
  readonly reason: 'no-owner' | 'ended';
  readonly message: string;
}

/** One line of a publisher in one region, as AWS has it today. */
export interface LineReport {
  readonly publisher: string;
  readonly variant: string;
  /** What tells it from other lines of the variant: its version, an expression of its versions, its architectures. */
  readonly line?: string | undefined;
  readonly region: string;
  readonly status: LineStatus;
  readonly findings: readonly Finding[];
  /** Images of the owner under the line's names that are not deprecated. */
  readonly images: number;
  /** The highest version among them, where names have one. */
  readonly version?: string | undefined;
  /** That version, where it is above all that the row names itself: no drift, since the row selects it. */
  readonly newerVersion?: string | undefined;
  readonly newest?: NewestImage | undefined;
}

export interface NewestImage {
  readonly id: string;
  readonly name: string;
  /** Whole days; undefined when EC2 gives no date. */
  readonly ageDays: number | undefined;
}

/** The status that findings add up to: what is known to be wrong outweighs what is unknown. */
export function statusOf(findings: readonly Finding[]): LineStatus {
  if (findings.some(({ kind }) => kind !== 'unchecked')) return 'drifted';
  return findings.length > 0 ? 'unknown' : 'ok';
}
