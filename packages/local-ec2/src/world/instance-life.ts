import type { InstanceRecord, Reason } from '../state/resources.ts';
import type { World } from './world.ts';

const USER_SHUTDOWN: Reason = {
  code: 'Client.UserInitiatedShutdown',
  message: 'Client.UserInitiatedShutdown: User initiated shutdown',
};

/** Records a shutdown by the owner as the reason. */
export function markUserInitiated(instance: InstanceRecord, at: Date): void {
  instance.stateReason = USER_SHUTDOWN;
  instance.transitionReason = `User initiated (${formatDate(at)} GMT)`;
}

export interface TerminationOptions {
  readonly at: Date;
  /** The system gets no time to shut down (SkipOsShutdown). */
  readonly skipsShutdown?: boolean;
}

/** Shutting-down now; terminated once the sandbox is deleted and the usual time has passed. */
export function beginTermination(
  instance: InstanceRecord,
  world: World,
  { at, skipsShutdown = false }: TerminationOptions,
): void {
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return;
  instance.state = 'shutting-down';
  const usualMs = skipsShutdown ? 0 : world.settings.latencies.shuttingDownMs;
  const due = new Date(at.getTime() + usualMs + (instance.slowTerminationMs ?? 0));
  const { sandbox } = instance;
  const gone = (): void => world.events.schedule(due, (when) => becomeTerminated(instance, world, when));
  if (!sandbox) {
    gone();
    return;
  }
  sandbox.kill().then(gone, (cause: unknown) => {
    world.logger.warn(`The sandbox of ${instance.id} could not be ended: ${String(cause)}`);
    gone();
  });
}

/** Force: a machine that hangs in shutting-down is terminated within the usual time (F17). */
export function hastenTermination(instance: InstanceRecord, world: World, at: Date): void {
  delete instance.slowTerminationMs;
  if (instance.state !== 'shutting-down') return;
  const due = new Date(at.getTime() + world.settings.latencies.shuttingDownMs);
  world.events.schedule(due, (when) => becomeTerminated(instance, world, when));
}

/** The end: addresses, interface and volumes are released as mapped; the record stays a while (row 25). */
export function becomeTerminated(instance: InstanceRecord, world: World, at: Date): void {
  if (instance.state === 'terminated') return;
  const region = world.region(instance.region);
  instance.state = 'terminated';
  region.living.delete(instance);
  instance.terminatedAt = at;
  delete instance.publicIp;
  delete instance.sandbox;
  world.journal.deleted(instance.id, at);
  releaseVolumes(instance, world, at);
  closeSpotRequest(instance, world, at);
  const released = new Date(at.getTime() + world.settings.latencies.interfaceReleaseMs);
  world.events.schedule(released, (when) => releaseInterfaces(instance, world, when));
  if (world.settings.latencies.interfaceReleaseMs === 0) world.events.runDue();
  const forgotten = new Date(at.getTime() + world.settings.latencies.recordMs);
  world.events.schedule(forgotten, () => {
    region.instances.delete(instance.id);
    region.tags.remove(instance.id);
  });
}

/** Stopped: the disk stays and goes on costing, the public address goes. */
export function becomeStopped(instance: InstanceRecord, world: World, at: Date): void {
  if (instance.state === 'stopped' || instance.state === 'terminated' || instance.state === 'shutting-down')
    return;
  instance.state = 'stopped';
  instance.transitionReason ||= `(${formatDate(at)} GMT)`;
  delete instance.publicIp;
  delete instance.runningSince;
  const networkInterface = world.region(instance.region).interfaces.get(instance.interfaceIds[0] ?? '');
  if (networkInterface) delete networkInterface.publicIp;
}

function releaseVolumes(instance: InstanceRecord, world: World, at: Date): void {
  const region = world.region(instance.region);
  for (const id of instance.volumeIds) {
    const volume = region.volumes.get(id);
    if (!volume) continue;
    const isKept = volume.attachment?.deleteOnTermination === false;
    delete volume.attachment;
    volume.state = 'available';
    if (isKept) continue;
    region.volumes.delete(id);
    region.tags.remove(id);
    world.journal.deleted(id, at);
  }
}

function releaseInterfaces(instance: InstanceRecord, world: World, at: Date): void {
  const region = world.region(instance.region);
  for (const id of instance.interfaceIds) {
    const networkInterface = region.interfaces.get(id);
    if (!networkInterface) continue;
    const isKept = networkInterface.attachment?.deleteOnTermination === false;
    delete networkInterface.attachment;
    networkInterface.state = 'available';
    if (isKept) continue;
    region.interfaces.delete(id);
    region.tags.remove(id);
    world.addresses.release(networkInterface.privateIp);
    world.journal.deleted(id, at);
  }
}

function closeSpotRequest(instance: InstanceRecord, world: World, at: Date): void {
  const request = world.region(instance.region).spotRequests.get(instance.spotRequestId ?? '');
  if (!request) return;
  const isInterrupted = instance.stateReason?.code === 'Server.SpotInstanceTermination';
  const code = isInterrupted ? 'instance-terminated-no-capacity' : 'instance-terminated-by-user';
  request.state = request.state === 'cancelled' ? 'cancelled' : 'closed';
  request.status = { code, message: 'Spot Instance terminated.' };
  request.updatedAt = at;
  world.journal.deleted(request.id, at);
}

function formatDate(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}
