import type { FaultEffect } from '../faults/fault-plan.ts';
import type { InstanceRecord } from '../state/resources.ts';
import { becomeTerminated, beginTermination } from './instance-life.ts';
import type { RequestContext } from './request-context.ts';
import type { World } from './world.ts';

/** AWS announces an interruption two minutes before. */
const NOTICE_MS = 120_000;

/** Puts into the event queue what the fault plan has in store for a new machine. */
export function scheduleLaunchFaults(
  instance: InstanceRecord,
  effects: readonly FaultEffect[],
  { world, now }: RequestContext,
): void {
  for (const effect of effects) {
    if (effect.kind === 'slow-termination') instance.slowTerminationMs = effect.ms;
    if (effect.kind === 'interrupt' && instance.market === 'spot') {
      announceInterruption(instance, world, {
        at: later(now, effect.afterMs),
        noticeMs: effect.noticeMs ?? NOTICE_MS,
      });
    }
    if (effect.kind !== 'die') continue;
    const { code, message = `${code}: The launch failed`, afterMs = 0 } = effect;
    world.events.schedule(later(now, afterMs), (at) => die(instance, world, { at, code, message }));
  }
}

function later(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}

function die(
  instance: InstanceRecord,
  world: World,
  { at, code, message }: { at: Date; code: string; message: string },
): void {
  if (instance.state === 'terminated' || instance.state === 'shutting-down') return;
  instance.stateReason = { code, message };
  instance.transitionReason = code.startsWith('Server.') ? 'Server.InternalError' : code;
  const { sandbox } = instance;
  becomeTerminated(instance, world, at);
  sandbox?.kill().catch((cause: unknown) => world.logger.warn(`${instance.id}: ${String(cause)}`));
}

/** F20: the notice at `at`, the end `noticeMs` later. */
function announceInterruption(
  instance: InstanceRecord,
  world: World,
  { at, noticeMs }: { at: Date; noticeMs: number },
): void {
  world.events.schedule(at, () => {
    if (instance.state !== 'running' && instance.state !== 'pending') return;
    instance.interruptionAt = later(at, noticeMs);
    const request = world.region(instance.region).spotRequests.get(instance.spotRequestId ?? '');
    if (request) {
      request.status = {
        code: 'marked-for-termination',
        message: 'Your Spot Instance is marked for termination.',
      };
    }
    world.events.schedule(instance.interruptionAt, (end) => interrupt(instance, world, end));
  });
}

function interrupt(instance: InstanceRecord, world: World, at: Date): void {
  if (instance.state !== 'running' && instance.state !== 'pending') return;
  instance.stateReason = {
    code: 'Server.SpotInstanceTermination',
    message: 'Server.SpotInstanceTermination: Spot instance termination',
  };
  instance.transitionReason = 'Server.SpotInstanceTermination';
  beginTermination(instance, world, { at });
}
