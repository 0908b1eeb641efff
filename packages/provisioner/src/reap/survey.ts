import { awsNow, clockOffset } from '../aws/aws-time.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { isUseless } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { InventoryItem } from '../kinds/kind.ts';
import { credentialsRefused } from './credentials-refused.ts';
import { decide, type ReapPolicy } from './decide.ts';
import { type ReapedKind, SIGNED } from './reaped-kinds.ts';
import type { Verdict } from './verdict.ts';

/** What one region has, judged, and the kinds that could not be listed. */
export interface Survey {
  readonly verdicts: readonly Verdict[];
  readonly unread: ReadonlyMap<string, string>;
  /** Why nothing could be listed: no call works with the credentials. */
  readonly refusal?: string | undefined;
}

/**
 * One list of every kind, judged by AWS's time, whatever the clock of this machine says. Without that time, or without the
 * list of instances, nothing is judged: theirs is the lease that protects the rest.
 *
 * @throws ProvisionerError `ABORTED`
 */
export async function takeSurvey(
  kinds: readonly ReapedKind[],
  policy: Omit<ReapPolicy, 'now'>,
  dependencies: ProvisionerDependencies,
): Promise<Survey> {
  const unread = new Map<string, string>();
  let refusal: string | undefined;
  const note = (kind: string, error: ProvisionerError): void => {
    unread.set(kind, error.message);
    if (error.awsError !== undefined && isUseless(error)) refusal ??= credentialsRefused(error);
  };
  const lists = await Promise.all(kinds.map((kind) => listKind(kind, note, dependencies)));
  if (unread.has('instance')) return { verdicts: [], unread, refusal };
  const { clock } = dependencies;
  const offset = clockOffset(clock);
  if (!offset?.isSteady)
    return { verdicts: [], unread: new Map([...unread, ['instance', offset ? TIMES_DIFFER : NO_TIME]]) };
  return { verdicts: decide(lists.flat(), { ...policy, now: awsNow(clock) }), unread };
}

const NO_TIME = 'no response said what time it is, so that no lease can be judged';
const TIMES_DIFFER =
  'the responses differ by more than five minutes about the time, so that no lease can be judged';

async function listKind(
  kind: ReapedKind,
  note: (kind: string, error: ProvisionerError) => void,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  try {
    return await kind.list(SIGNED, dependencies);
  } catch (error) {
    if (!(error instanceof ProvisionerError) || error.code === 'ABORTED') throw error;
    note(kind.kind, error);
    return [];
  }
}
