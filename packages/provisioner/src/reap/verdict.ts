import type { InventoryItem } from '../kinds/kind.ts';
import type { SignatureTags } from './signature-of.ts';

/**
 * Why the reaper does what it does.
 * - `not-ours`: no signature, or one of another version
 * - `other-repository`: the caller asked for one repository
 * - `permanent`: shared by all fleets; swept with `permanent` alone
 * - `kept`: somebody gave it or its fleet a time until which it is kept
 * - `lease-runs`, `lease-over`: the latest lease in its fleet, and ten minutes
 * - `baked`: a finished image without an age limit, or its snapshot
 * - `machine-gone`: a schedule of EventBridge Scheduler without the machine that it is to end
 * - `going`: EC2 is deleting it
 * - `in-use`: by an instance that lives on, or may come into view
 * - `no-lease`: seen for the first time; `marked`: seen less than an hour ago; `mark-over`: seen before that
 */
export type ReapReason =
  | 'not-ours'
  | 'other-repository'
  | 'permanent'
  | 'kept'
  | 'baked'
  | 'lease-runs'
  | 'lease-over'
  | 'machine-gone'
  | 'going'
  | 'in-use'
  | 'no-lease'
  | 'marked'
  | 'mark-over';

/** What to do with one resource. `unmark`: it has a lease again. */
export interface Verdict {
  readonly resource: InventoryItem;
  readonly action: 'keep' | 'unmark' | 'mark' | 'sweep';
  readonly reason: ReapReason;
  /** The time that decided: end of the lease, of the keeping, or of the mark. */
  readonly time?: Date | undefined;
  readonly signature?: SignatureTags | undefined;
}
