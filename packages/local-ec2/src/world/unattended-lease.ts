import type { InstanceRecord } from '../state/resources.ts';
import type { World } from './world.ts';

/**
 * When a machine would power itself off that runs no user data, since it has no sandbox: the time of a systemd timer
 * that a plain cloud-config arms in `bootcmd` to power off, `OnCalendar=2026-01-01 00:45:00 UTC`. The only thing of user
 * data that has an effect without a sandbox: a lease that never ends would be a leak that EC2 does not have. What is
 * compressed or multipart, and what somebody would do to the timer later, is not seen.
 */
export function unattendedEnd(userData: Uint8Array | undefined): Date | undefined {
  const text = userData === undefined ? '' : Buffer.from(userData).toString('utf8');
  if (!text.startsWith('#cloud-config')) return undefined;
  const [, bootcmd = ''] = /^bootcmd:(.*\n(?:(?:[ \t-].*)?\n)*)/m.exec(text) ?? [];
  const [, day, time] = /OnCalendar=(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/.exec(bootcmd) ?? [];
  if (day === undefined || time === undefined || !/\bpoweroff\b/.test(bootcmd)) return undefined;
  const end = new Date(`${day}T${time}Z`);
  return Number.isNaN(end.getTime()) ? undefined : end;
}

/** Calls `powerOff` at that time, or now when it is over, as long as nobody stops the machine before. */
export function armUnattendedLease(
  instance: InstanceRecord,
  world: World,
  { at, powerOff }: { readonly at: Date; readonly powerOff: () => void },
): void {
  if (instance.unattended !== true) return;
  const end = unattendedEnd(instance.userData);
  if (end === undefined) return;
  const boot = instance.runningSince;
  world.events.schedule(end > at ? end : at, () => {
    if (instance.state === 'running' && instance.runningSince === boot) powerOff();
  });
}
