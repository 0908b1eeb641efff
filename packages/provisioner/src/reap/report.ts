import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { isOfCredentials } from './credentials-refused.ts';
import { GRACE_MS } from './decide.ts';
import type { ReapReason, Verdict } from './verdict.ts';

/**
 * What became of a resource: `untouched`, or by what was done to it. `planned` in a dry run; `going` while EC2 deletes
 * it with its machine; `remaining` when it should be gone and is not; `unknown` when its kind could not be listed again.
 */
export type ReapOutcome =
  | 'untouched'
  | 'planned'
  | 'marked'
  | 'unmarked'
  | 'deleted'
  | 'going'
  | 'remaining'
  | 'unknown';

/** One resource with our tags, and what a reaper did about it. */
export interface ReapedResource extends FleetResource {
  readonly region: string;
  readonly state: string;
  readonly fleetId?: string | undefined;
  readonly repository?: string | undefined;
  readonly action: Verdict['action'];
  readonly reason: ReapReason;
  /** ISO time that decided: end of the lease, of the keeping, or when it was marked. */
  readonly time?: string | undefined;
  readonly outcome: ReapOutcome;
  /** AWS CLI command that removes it, for what remains or is planned to go. */
  readonly command?: string | undefined;
  /** Why EC2 did not remove it, where it said so. */
  readonly refusal?: string | undefined;
}

/** A kind of resource that could not be looked at in one region. */
export interface UnreadKind {
  /** Or words for regions that nobody could name. */
  readonly region: string;
  /** Or `resource` for all kinds. */
  readonly kind: string;
  readonly reason: string;
}

/** One pass of a reaper. */
export interface ReapReport {
  readonly dryRun: boolean;
  /** Every region that was looked in. */
  readonly regions: readonly string[];
  readonly resources: readonly ReapedResource[];
  readonly unknown: readonly UnreadKind[];
}

/** Why, in words for people. */
export function reapReason({ reason, time }: Pick<ReapedResource, 'reason' | 'time'>): string {
  const at = time === undefined ? '' : ` ${time}`;
  if (reason === 'lease-runs' && time !== undefined) {
    const end = new Date(Date.parse(time) + GRACE_MS).toISOString();
    return `left alone until ${end}, ${GRACE_MS / 60_000} minutes after its lease`;
  }
  return { ...REASONS, kept: time === undefined ? REASONS.kept : `${REASONS.kept} until` }[reason] + at;
}

const REASONS: Readonly<Record<ReapReason, string>> = {
  'not-ours': 'not our signature, or that of another version',
  'other-repository': 'of another repository',
  permanent: 'shared by all fleets',
  kept: 'to be kept',
  baked: 'a finished image',
  'lease-runs': 'its lease runs',
  'lease-over': 'lease over since',
  'machine-gone': 'the machine that it was to end is gone',
  going: 'EC2 is deleting it',
  'in-use': 'in use by a machine that lives on',
  'no-lease': 'no lease to be read: marked, for a pass an hour later',
  marked: 'no lease to be read: marked at',
  'mark-over': 'no lease to be read since',
};

function hintOn(unknown: ReapReport['unknown']): string | undefined {
  if (unknown.some(({ reason }) => isOfCredentials(reason)))
    return 'Renew the credentials, or see whether the regions are written so and enabled for this account; then reap again.';
  const isDenied = unknown.some(({ reason }) => reason.startsWith('Not allowed'));
  return isDenied ? 'Give the role these permissions, or name the regions that it may look in.' : undefined;
}

/** How many have each outcome, in one sentence. */
export function reapSummary({ regions, resources, dryRun, unknown }: ReapReport): string {
  const count = (outcome: ReapOutcome): number =>
    resources.filter((resource) => resource.outcome === outcome).length;
  const counts = dryRun
    ? [`${count('planned')} to remove or mark`]
    : (['deleted', 'going', 'marked', 'remaining'] as const).map((outcome) => `${count(outcome)} ${outcome}`);
  const where = regions.length === 1 ? regions.join() : `${regions.length || 'no'} regions`;
  const blind = unknown.length === 0 ? [] : [`${unknown.length} kinds unknown`];
  return `${[...counts, `${count('untouched')} untouched`, ...blind].join(', ')} in ${where}${dryRun ? ' (dry run)' : ''}.`;
}

/**
 * @throws ProvisionerError `REMAINING` with the commands that remove what could not be removed; `REMAINING_UNKNOWN` with
 * what could not be looked at. Both list everything of both.
 */
export function assertReaped({ resources, unknown }: ReapReport): void {
  const remaining = resources.filter(({ outcome }) => outcome === 'remaining');
  const lines = [
    ...remaining.map(
      ({ region, kind, id, refusal, command }) =>
        `  - ${kind} ${id} in ${region}${refusal === undefined ? '' : `: ${refusal}`}${command === undefined ? '' : `; remove it with: ${command}`}`,
    ),
    ...unknown.map(({ region, kind, reason }) => `  - unknown: every ${kind} in ${region}: ${reason}`),
  ];
  if (remaining.length > 0)
    throw new ProvisionerError('REMAINING', [`${remaining.length} remaining:`, ...lines].join('\n'));
  if (unknown.length === 0) return;
  const message = ['unknown whether something remains:', ...lines].join('\n');
  throw new ProvisionerError('REMAINING_UNKNOWN', message, { hint: hintOn(unknown) });
}
