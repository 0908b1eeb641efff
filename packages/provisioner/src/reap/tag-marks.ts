import { CreateTagsCommand, DeleteTagsCommand } from '@aws-sdk/client-ec2';
import { awsNow } from '../aws/aws-time.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { MARKED_AT_TAG } from '../fleet/signature.ts';
import type { Refused } from './refused.ts';
import type { Verdict } from './verdict.ts';

/** EC2 takes 1,000 ids in one call. */
const BATCH = 500;

/**
 * Writes and removes marks, as the verdicts say.
 *
 * @returns Why some could not be, by id.
 */
export async function tagMarks(
  verdicts: readonly Verdict[],
  dependencies: ProvisionerDependencies,
): Promise<ReadonlyMap<string, Refused>> {
  const { ec2, clock } = dependencies;
  const refusals = new Map<string, Refused>();
  const now = awsNow(clock).toISOString();
  const idsTo = (action: Verdict['action']): string[] =>
    verdicts.filter((verdict) => verdict.action === action).map(({ resource }) => resource.id);
  const mark = (Resources: string[]): Promise<unknown> =>
    ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key: MARKED_AT_TAG, Value: now }] }));
  const unmark = (Resources: string[]): Promise<unknown> =>
    ec2.send(new DeleteTagsCommand({ Resources, Tags: [{ Key: MARKED_AT_TAG }] }));
  await inBatches(idsTo('mark'), 'ec2:CreateTags', mark, refusals, dependencies);
  await inBatches(idsTo('unmark'), 'ec2:DeleteTags', unmark, refusals, dependencies);
  return refusals;
}

async function inBatches(
  ids: readonly string[],
  action: string,
  send: (ids: string[]) => Promise<unknown>,
  refusals: Map<string, Refused>,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    try {
      await request(() => send(batch), { action }, dependencies);
    } catch (error) {
      if (!(error instanceof ProvisionerError) || error.code === 'ABORTED') throw error;
      for (const id of batch) refusals.set(id, { reason: error.message });
    }
  }
}
