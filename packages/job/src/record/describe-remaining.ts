import { forShell } from '@ami-select/core';
import type { FleetHandle, FleetIntent } from '@ami-select/provisioner';

/** What is known of a fleet when nobody waits for the proof. */
export interface RemainingFleet {
  readonly intent: FleetIntent;
  /** Undefined without a record of calls. */
  readonly calls?: FleetHandle['calls'];
  /** Handle file; undefined when there is none. */
  readonly path: string | undefined;
  /** Some of it may be gone already, as it is being ended. */
  readonly isEnding?: boolean | undefined;
}

/** What may remain of a fleet, and how to remove it, for a person. */
export function describeRemaining({
  intent,
  calls = [],
  path,
  isEnding = false,
}: RemainingFleet): readonly string[] {
  const { fleetId, region, expiresAt } = intent;
  const ids = calls.flatMap((call) => call.ids);
  const fleet = path === undefined ? `${fleetId} --region ${region}` : forShell(path);
  return [
    `${isEnding ? 'may remain' : 'remaining'} of ${fleetId} in ${region}: ${ids.join(', ') || 'machines whose ids are not known yet'}`,
    `remove it with: ami-select terminate ${fleet}`,
    // Without a record the lease is unknown.
    ...(intent.ttlMinutes === 0
      ? []
      : [
          `machines that are not removed end on their own at ${expiresAt}; "ami-select reap --no-dry-run" removes the rest`,
        ]),
  ];
}
