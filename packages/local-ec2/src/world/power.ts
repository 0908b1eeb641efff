import type { InstanceRecord } from '../state/resources.ts';
import { becomeStopped } from './instance-life.ts';
import { becomeRunning } from './machine.ts';
import type { World } from './world.ts';

/** Stopping now; stopped once the sandbox has ended its processes and the usual time has passed. */
export function stop(instance: InstanceRecord, world: World, at: Date): void {
  instance.state = 'stopping';
  const due = new Date(at.getTime() + world.settings.latencies.stoppingMs);
  const arrive = (): void => world.events.schedule(due, (when) => becomeStopped(instance, world, when));
  settle(instance.sandbox?.powerOff(), { instance, world, arrive });
}

/** Pending again on the same disk; user data does not run a second time. */
export function start(instance: InstanceRecord, world: World, at: Date): void {
  instance.state = 'pending';
  instance.launchTime = at;
  instance.transitionReason = '';
  delete instance.stateReason;
  const due = new Date(at.getTime() + world.settings.latencies.pendingMs);
  const arrive = (): void =>
    world.events.schedule(due, (when) => becomeRunning(instance, { world, at: when, hasAddress: true }));
  settle(instance.sandbox?.powerOn(), { instance, world, arrive });
}

/** EC2 accepts a reboot and responds at once; the state stays running. */
export function reboot(instance: InstanceRecord, world: World): void {
  settle(instance.sandbox?.reboot(), { instance, world, arrive: () => {} });
}

interface Settling {
  readonly instance: InstanceRecord;
  readonly world: World;
  readonly arrive: () => void;
}

function settle(work: Promise<void> | undefined, { instance, world, arrive }: Settling): void {
  if (!work) {
    arrive();
    return;
  }
  work.then(arrive, (cause: unknown) => {
    world.logger.warn(`The sandbox of ${instance.id} did not follow: ${String(cause)}`);
    arrive();
  });
}
