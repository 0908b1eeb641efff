import { createNoneDriver, type Sandbox, type SandboxSpec } from '@ami-select/sandbox';
import { bootProblem } from '../catalogue/boot-problem.ts';
import type { FaultEffect } from '../faults/fault-plan.ts';
import { applyGroups } from '../state/apply-groups.ts';
import { privateDns } from '../state/dns-names.ts';
import { inboundRules } from '../state/inbound-rules.ts';
import { outboundRules } from '../state/outbound-rules.ts';
import type { InstanceRecord } from '../state/resources.ts';
import { becomeStopped, becomeTerminated, beginTermination } from './instance-life.ts';
import { metadataOf } from './instance-metadata.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { type LateSsh, lateSsh } from './ssh-gate.ts';
import { armUnattendedLease } from './unattended-lease.ts';
import type { World } from './world.ts';

/** Tag that names the port of SSH where a driver cannot offer 22. */
export const SSH_PORT_TAG = 'local-ec2:ssh-port';

/** Boots the machine of a new instance; it is running once it has booted and the usual time has passed. */
export function bootMachine(
  instance: InstanceRecord,
  plan: LaunchPlan,
  { world, effects }: { world: World; effects: readonly FaultEffect[] },
): void {
  const runningAt = new Date(world.clock.now().getTime() + world.settings.latencies.pendingMs);
  const problem = bootProblem(plan.image, plan.type);
  const hasMachine = plan.image.traits.sandbox.kind !== 'none' && problem === undefined;
  const driver = hasMachine ? world.sandboxes : createNoneDriver();
  if (problem !== undefined) instance.console.append(`${problem}\n`);
  const hasAddress = !effects.some(({ kind }) => kind === 'no-address');
  const late = driver.name === 'none' ? undefined : effects.find((effect) => effect.kind === 'late-ssh');
  const { promise: until, resolve: openSsh } = Promise.withResolvers<void>();
  const arrive = async (booted: Sandbox): Promise<void> => {
    const sandbox = late ? await lateSsh(booted, late.phase, until) : booted;
    if (late) void afterStart(late, { world, runningAt }).then(openSsh);
    if (isEnding(instance)) {
      await sandbox.kill();
      return;
    }
    instance.sandbox = sandbox;
    instance.unattended = hasMachine && driver.name === 'none';
    await applyGroups(world.region(instance.region), world);
    world.events.schedule(runningAt, (at) => becomeRunning(instance, { world, at, hasAddress }));
  };
  if (driver.name === 'none') world.logger.debug(`${instance.id} has no sandbox.`);
  const spec = specOf(instance, plan, world);
  const held = late?.phase === 'unauthorized' ? { keysHeldUntil: until } : {};
  driver
    .boot({ ...spec, ...held })
    .then(arrive)
    .catch((cause: unknown) => {
      world.logger.warn(`${instance.id} did not boot: ${String(cause)}`);
      fail(instance, world, String(cause));
    });
}

/** From here on the address exists and SSH may respond. */
export function becomeRunning(
  instance: InstanceRecord,
  { world, at, hasAddress }: { world: World; at: Date; hasAddress: boolean },
): void {
  const { sandbox } = instance;
  if (instance.state !== 'pending' || !sandbox) return;
  instance.state = 'running';
  instance.runningSince = at;
  const powerOff = (): void => powerOffFromInside(instance, world, 'poweroff');
  armUnattendedLease(instance, world, { at, powerOff });
  if (!instance.wantsPublicIp || !hasAddress) return;
  const region = world.region(instance.region);
  instance.publicIp = sandbox.ssh.host;
  const networkInterface = region.interfaces.get(instance.interfaceIds[0] ?? '');
  if (networkInterface) networkInterface.publicIp = sandbox.ssh.host;
  if (sandbox.ssh.port === 22) return;
  instance.sshPort = sandbox.ssh.port;
  region.tags.set(instance.id, [{ Key: SSH_PORT_TAG, Value: String(sandbox.ssh.port) }]);
}

/** So long after the machine runs, which is when it has booted and the usual time has passed. */
function afterStart(late: LateSsh, { world, runningAt }: { world: World; runningAt: Date }): Promise<void> {
  const untilRunning = Math.max(0, runningAt.getTime() - world.clock.now().getTime());
  return world.clock.sleep(untilRunning + late.ms);
}

function isEnding({ state }: InstanceRecord): boolean {
  return state === 'shutting-down' || state === 'terminated';
}

/** A machine whose sandbox cannot boot terminates as one of EC2 does (F13). */
function fail(instance: InstanceRecord, world: World, cause: string): void {
  if (isEnding(instance)) return;
  instance.console.append(`${cause}\n`);
  instance.stateReason = {
    code: 'Server.InternalError',
    message: 'Server.InternalError: Internal error on launch',
  };
  becomeTerminated(instance, world, world.clock.now());
}

function specOf(instance: InstanceRecord, plan: LaunchPlan, world: World): SandboxSpec {
  const { sandbox } = plan.image.traits;
  return {
    instanceId: instance.id,
    hostname: privateDns(instance, instance.region),
    privateIp: instance.privateIp,
    memoryMib: plan.type.MemoryInfo.SizeInMiB,
    vcpus: plan.type.VCpuInfo.DefaultVCpus,
    sshUser: instance.sshUser,
    authorizedKeys: plan.keyPair ? [plan.keyPair.publicKey] : [],
    inbound: () => inboundRules(instance, world.region(instance.region)),
    outbound: () => outboundRules(instance, world.region(instance.region)),
    onConsole: instance.console.append,
    onPowerOff: (how) => powerOffFromInside(instance, world, how),
    userData: plan.userData,
    metadata: metadataOf(instance, world),
    layer: sandbox.kind === 'layer' ? sandbox.path : undefined,
  };
}

/** The machine ended on its own: row 29, InstanceInitiatedShutdownBehavior. */
function powerOffFromInside(instance: InstanceRecord, world: World, how: 'poweroff' | 'crash'): void {
  if (instance.state !== 'running' && instance.state !== 'pending') return;
  const at = world.clock.now();
  const initiated = {
    code: 'Client.InstanceInitiatedShutdown',
    message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
  };
  const crashed = {
    code: 'Server.InternalError',
    message: 'Server.InternalError: The sandbox of the instance ended unexpectedly',
  };
  instance.stateReason = how === 'poweroff' ? initiated : crashed;
  if (how === 'crash' || instance.shutdownBehavior === 'terminate') beginTermination(instance, world, { at });
  else becomeStopped(instance, world, at);
}
