import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { Variables } from '@ami-select/access';
import type { Clock, Logger } from '@ami-select/core';
import {
  type FleetIntent,
  type Host,
  renewerLogPath,
  takeRenewerLog,
  writeRenewer,
} from '@ami-select/provisioner';
import { hiddenHost } from '../request/hosts-of.ts';
import { findProcess } from './find-process.ts';
import { jobOfStep, type Parentage } from './job-of-step.ts';

/** A fleet whose machines are ready, and where its handle is stored. */
export interface RenewableFleet {
  readonly intent: FleetIntent;
  readonly hosts: readonly Host[];
  readonly path: string;
}

export interface RenewerStart extends Parentage {
  /** Program and arguments that call `renewJob`; the path of the handle is added. */
  readonly command: readonly string[];
  readonly variables: Variables;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/**
 * Starts the process that renews the lease until the job is over, and resolves without waiting for it. It has no secret
 * among its arguments and nothing of this process but its variables, which lead the runner's own clean-up to it. Where
 * it cannot be started `ttl` counts, and a line says so.
 */
export async function startRenewer(fleet: RenewableFleet, start: RenewerStart): Promise<void> {
  const { logger, clock } = start;
  const { fleetId, image } = fleet.intent;
  const without = `so that the lease of ${fleetId} is not renewed between steps, and its ttl counts`;
  const hidden = image.noCloudInit === undefined ? hiddenHost(fleet.hosts) : undefined;
  if (hidden !== undefined) return logger.info(`${hidden.name} has no address to log in to, ${without}.`);
  const job = await jobOfStep(start, clock.now()).catch(() => 'unknown' as const);
  if (job === 'unknown') return logger.info(`This system does not show its processes, ${without}.`);
  if (job === undefined) return logger.info(`The process that started this step has ended, ${without}.`);
  try {
    const pid = await startProcess(fleet.path, job, start);
    logger.info(`The lease of ${fleetId} is renewed in the background until the job ends (process ${pid}).`);
  } catch (error) {
    logger.warn(`Nothing renews in the background, ${without}: ${String(error)}`);
  }
}

async function startProcess(
  path: string,
  job: NonNullable<Awaited<ReturnType<typeof jobOfStep>>>,
  { command: [program = '', ...parameters], variables }: RenewerStart,
): Promise<number> {
  // Of a fleet that was launched here before.
  await takeRenewerLog(path);
  const log = await open(renewerLogPath(path), 'wx', 0o600);
  let child: ChildProcess | undefined;
  try {
    // A step whose output a child inherits lasts as long as the child.
    const stdio = ['ignore', log.fd, log.fd] as const;
    child = spawn(program, [...parameters, path], {
      env: { ...variables },
      detached: true,
      stdio: [...stdio],
    });
    await once(child, 'spawn');
    const found = await findProcess(child.pid ?? 0);
    if (found === undefined) throw new Error('it has ended');
    const { pid, started } = found;
    await writeRenewer(path, { pid, started, ...job });
    // It does not wait long for its permit, which a slow disk may store late.
    if ((await findProcess(pid))?.started !== started) throw new Error('it has ended');
    return pid;
  } catch (error) {
    child?.kill('SIGKILL');
    throw error;
  } finally {
    child?.unref();
    await log.close();
  }
}
