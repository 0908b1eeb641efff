/** What the names of the schedules of all fleets begin with. */
export const SCHEDULE_PREFIX = 'ami-select-fleet-';

const NAME = /^ami-select-(fleet-[0-9a-f]{16})-(i-[0-9a-f]{8,17})$/;

/** Name of the schedule that ends one instance of a fleet; at most 64 characters. Schedules carry no tags. */
export function scheduleName(fleetId: string, instanceId: string): string {
  return `${schedulePrefix(fleetId)}${instanceId}`;
}

/** What the names of all schedules of a fleet begin with. */
export function schedulePrefix(fleetId: string): string {
  return `ami-select-${fleetId}-`;
}

/** Fleet and instance of a schedule; undefined for the name of somebody else's. */
export function readScheduleName(
  name: string,
): { readonly fleetId: string; readonly instanceId: string } | undefined {
  const [, fleetId, instanceId] = NAME.exec(name) ?? [];
  return fleetId === undefined || instanceId === undefined ? undefined : { fleetId, instanceId };
}
