import { removalCommand } from '../kinds/removal-command.ts';
import type { Refused } from './refused.ts';
import type { ReapedResource, ReapOutcome, UnreadKind } from './report.ts';
import type { Survey } from './survey.ts';
import { isGoing } from './sweep.ts';
import type { Verdict } from './verdict.ts';

/** The report on one region. */
export interface ReapedRegion {
  readonly resources: readonly ReapedResource[];
  readonly unknown: readonly UnreadKind[];
}

/** What a pass saw and was refused. */
interface Pass {
  readonly first: Survey;
  /** The same as the first when nothing was to be removed. */
  readonly last: Survey;
  /** The latest verdict about everything that any list had. */
  readonly verdicts?: ReadonlyMap<string, Verdict> | undefined;
  /** By id. */
  readonly refusals?: ReadonlyMap<string, Refused> | undefined;
}

export function reportOn(
  pass: Pass,
  {
    region,
    endpoint,
    dryRun,
  }: { readonly region: string; readonly endpoint?: string | undefined; readonly dryRun: boolean },
): ReapedRegion {
  const verdicts = pass.verdicts ?? byId(pass.first);
  const resources = [...verdicts.values()].map((verdict): ReapedResource => {
    const { resource, action, reason, time, signature } = verdict;
    const outcome = dryRun ? plannedOutcome(verdict) : outcomeOf(verdict, pass);
    const refused = pass.refusals?.get(resource.id);
    const isToGo = action === 'sweep' && (outcome === 'planned' || outcome === 'remaining');
    return {
      region,
      kind: resource.kind,
      id: resource.id,
      state: resource.state,
      fleetId: signature?.fleetId,
      repository: signature?.repository,
      action,
      reason,
      time: time?.toISOString(),
      outcome,
      command: isToGo ? removalCommand(resource, { region, endpoint }, refused?.code) : undefined,
      refusal: outcome === 'deleted' ? undefined : refused?.reason,
    };
  });
  const { unread, refusal } = pass.last;
  const reasons = refusal === undefined ? [...unread] : [['resource', refusal] as const];
  return { resources, unknown: reasons.map(([kind, reason]) => ({ region, kind, reason })) };
}

function plannedOutcome({ action }: Verdict): ReapOutcome {
  return action === 'keep' ? 'untouched' : 'planned';
}

function outcomeOf(verdict: Verdict, { first, last, refusals }: Pass): ReapOutcome {
  const { resource, action, reason } = verdict;
  const marking = byId(first).get(resource.id)?.action;
  if (marking === 'mark') return refusals?.has(resource.id) ? 'remaining' : 'marked';
  if (marking === 'unmark') return refusals?.has(resource.id) ? 'untouched' : 'unmarked';
  const isListed = last.verdicts.some((other) => other.resource.id === resource.id);
  if (!isListed) return last.unread.has(resource.kind) || last.unread.has('instance') ? 'unknown' : 'deleted';
  if (reason === 'going' || (action === 'sweep' && isGoing(verdict, last))) return 'going';
  return action === 'sweep' ? 'remaining' : 'untouched';
}

function byId({ verdicts }: Survey): ReadonlyMap<string, Verdict> {
  return new Map(verdicts.map((verdict) => [verdict.resource.id, verdict]));
}
