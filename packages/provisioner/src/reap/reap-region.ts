import { describeOffset } from '../aws/aws-time.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { type ReapedRegion, reportOn } from './create-report.ts';
import { type ReapedKind, reapedKinds } from './reaped-kinds.ts';
import { type Survey, takeSurvey } from './survey.ts';
import { sweep } from './sweep.ts';
import { tagMarks } from './tag-marks.ts';

/** One pass over one region. */
export interface ReapOptions {
  readonly region: string;
  /** Named in the commands of the report. */
  readonly endpoint?: string | undefined;
  readonly repository?: string | undefined;
  /** Remove what all fleets share, too. */
  readonly permanent?: boolean | undefined;
  /** Only list. */
  readonly dryRun: boolean;
}

/** For throttling; where nobody answers, the region is unknown after that. */
const PATIENCE_MS = 60_000;

/**
 * One pass: lists everything with our signature, marks what has no lease, and removes what two lists in a row condemn.
 * A lease renewed between the lists saves its fleet. What cannot be listed is unknown, and nothing is removed where
 * instances cannot be.
 *
 * @throws ProvisionerError `ABORTED`
 */
export async function reapRegion(
  options: ReapOptions,
  given: ProvisionerDependencies,
  some?: readonly ReapedKind[],
): Promise<ReapedRegion> {
  const dependencies = withTimeouts(given);
  const kinds = some ?? (await reapedKinds(dependencies));
  const survey = (untilMs: number): Promise<Survey> =>
    takeSurvey(kinds, options, { ...dependencies, untilMs });
  const first = await survey(dependencies.clock.now().getTime() + PATIENCE_MS);
  warnOfClock(dependencies);
  if (options.dryRun) return reportOn({ first, last: first }, options);
  const refusals = await tagMarks(first.verdicts, dependencies);
  if (first.verdicts.every(({ action }) => action !== 'sweep'))
    return reportOn({ first, last: first, refusals }, options);
  const swept = await sweep(first, kinds, survey, dependencies);
  return reportOn({ ...swept, first, refusals: new Map([...refusals, ...swept.refusals]) }, options);
}

function warnOfClock({ clock, logger }: ProvisionerDependencies): void {
  const wrong = describeOffset(clock);
  if (wrong !== undefined) logger.warn(`${wrong} Leases are judged by AWS's.`);
}
