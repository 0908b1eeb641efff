import { factsOf } from '../aws/instance-facts.ts';
import { isLost, type Sighting } from '../aws/instance-watch.ts';
import type { UsedMachine } from '../fleet/used-machine.ts';

/**
 * `StateReason` of instances that ended before they ran, which is not billed.
 * Source: EC2 user guide, "Instance terminates immediately" and "Instance lifecycle" (pending is not billed).
 */
const NEVER_RAN: readonly string[] = [
  'Server.InsufficientInstanceCapacity',
  'Server.InternalError',
  'Client.VolumeLimitExceeded',
  'Client.InvalidSnapshot.NotFound',
  'Client.InternalError',
];
const INTERRUPTED = 'Server.SpotInstanceTermination';

/** Every instance that EC2 showed, with its end. */
export function machinesUsed(sightings: readonly Sighting[], startedAt: number): readonly UsedMachine[] {
  return sightings.flatMap(({ instance, reason = '', ended, firstState = '' }): UsedMachine[] => {
    const facts = instance && factsOf(instance);
    if (facts === undefined) return [];
    const endedAt = ended && (ended.at ?? new Date(startedAt + ended.seenMs).toISOString());
    // A machine that powered itself off has no date: EC2 gives one for what somebody asked for [U].
    const isUndated = ended !== undefined && ended.at === undefined && isLost(firstState);
    return [{ ...facts, endedAt, ...(isUndated && { isUndated }), unbilled: unbilled(reason) }];
  });
}

function unbilled(reason: string): UsedMachine['unbilled'] {
  const hasCode = (code: string): boolean => reason.startsWith(`${code}:`);
  if (NEVER_RAN.some(hasCode)) return 'never-ran';
  return hasCode(INTERRUPTED) ? 'first-hour' : undefined;
}
