const PREFIX = 'ami-select-';

/** Name of the schedule that ends one instance of a fleet; at most 64 characters. Schedules carry no tags. */
export function scheduleName(fleetId: string, instanceId: string): string {
  return `${schedulePrefix(fleetId)}${instanceId}`;
}

/** What the names of all schedules of a fleet begin with. */
export function schedulePrefix(fleetId: string): string {
  return `${PREFIX}${fleetId}-`;
}
