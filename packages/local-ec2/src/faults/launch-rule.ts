import type { FaultKind, FaultRule } from './fault-plan.ts';

/** Effects on machines, and rules about types, zones or markets, are for launch attempts; the rest is for calls. */
const LAUNCH_EFFECTS: ReadonlySet<FaultKind> = new Set([
  'die',
  'interrupt',
  'slow-termination',
  'no-address',
  'late-ssh',
  'fewer',
]);

/** Does the rule look at each attempt to launch, rather than at calls? */
export function isLaunchRule({ match = {}, effect }: FaultRule): boolean {
  return (
    LAUNCH_EFFECTS.has(effect.kind) ||
    match.instanceType !== undefined ||
    match.zone !== undefined ||
    match.market !== undefined
  );
}
