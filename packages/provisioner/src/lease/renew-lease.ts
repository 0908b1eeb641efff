import { countOf, formatProblem } from '@ami-select/core';
import { connectSsh } from '@ami-select/transport';
import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { awsNow } from '../aws/aws-time.ts';
import { request } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { assertLeaseCaps } from '../caps/assert-caps.ts';
import type { Caps } from '../caps/caps.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Host } from '../fleet/host.ts';
import { EXPIRES_AT_TAG } from '../fleet/signature.ts';
import { sshTarget } from '../fleet/ssh-target.ts';
import { moveSchedules } from '../kinds/schedule.ts';
import { renewalScript } from '../plan/lease-script.ts';

/** A fleet whose machines run; a `FleetHandle` that was ready is one. */
export interface LeasedFleet {
  readonly intent: Pick<FleetIntent, 'fleetId' | 'region' | 'pools' | 'leaseRoleArn'>;
  readonly hosts: readonly Host[];
  /** Instance ids of those that take no login any more: their tags and schedules alone are moved. */
  readonly closed?: readonly string[] | undefined;
}

export interface RenewalOptions {
  /** The caps of every place; `DEFAULT_CAPS` hold for what none of them names. */
  readonly caps?: readonly Caps[] | undefined;
}

/** Hosts renewed at once. */
const FAN_OUT = 16;
const COMMAND_TIMEOUT_MS = 30_000;

/**
 * Gives a fleet `ttlMinutes` from now, by AWS's time where a response has told it: in its tags first, so that no reaper takes it, then on the side of
 * AWS where it has a lease there, then on each machine.
 * A host that cannot be renewed keeps its old lease. `writeRenewal` stores the time for other processes.
 *
 * @throws ProvisionerError `INVALID_REQUEST`, `CAP_EXCEEDED`, `UNREACHABLE_HOST` naming every host that was not renewed,
 * `PERMISSION_DENIED`.
 */
export async function renewLease(
  { intent, hosts, closed = [] }: LeasedFleet,
  ttlMinutes: number,
  given: SpawnDependencies,
  { caps }: RenewalOptions = {},
): Promise<{ readonly expiresAt: string }> {
  if (!Number.isInteger(ttlMinutes) || ttlMinutes < 1) {
    const problem = {
      field: 'ttl',
      message: `${ttlMinutes} is not valid; expected whole minutes, at least 1`,
    };
    throw new ProvisionerError('INVALID_REQUEST', formatProblem(problem), { problems: [problem] });
  }
  const instanceTypes = intent.pools.map(({ instanceType }) => instanceType);
  assertLeaseCaps({ ttlMinutes, count: hosts.length, instanceTypes, region: intent.region }, caps);
  const dependencies = withTimeouts(given);
  const expiresAt = new Date(awsNow(dependencies.clock).getTime() + ttlMinutes * 60_000).toISOString();
  await tagExpiry(hosts, expiresAt, dependencies);
  const instanceIds = hosts.map(({ instanceId }) => instanceId);
  await moveSchedules({ ...intent, expiresAt }, instanceIds, dependencies);

  const script = renewalScript({ fleetId: intent.fleetId, expiresAt });
  const failures: string[] = [];
  const open = hosts.filter(({ instanceId }) => !closed.includes(instanceId));
  for (let start = 0; start < open.length; start += FAN_OUT) {
    const some = open.slice(start, start + FAN_OUT);
    const outcomes = await Promise.allSettled(some.map((host) => renewOn(host, script, dependencies)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') failures.push(`${some[index]?.name}: ${reasonOf(outcome.reason)}`);
    }
  }
  if (failures.length > 0) {
    throw new ProvisionerError(
      'UNREACHABLE_HOST',
      `The lease was not renewed on ${failures.length} of ${countOf(open.length, 'host')}:\n- ${failures.join('\n- ')}`,
      { renewedUntil: failures.length < open.length ? expiresAt : undefined },
    );
  }
  dependencies.logger.info(`Renewed the lease of ${countOf(hosts.length, 'host')} to ${expiresAt}.`);
  return { expiresAt };
}

async function tagExpiry(
  hosts: readonly Host[],
  expiresAt: string,
  dependencies: SpawnDependencies,
): Promise<void> {
  const command = new CreateTagsCommand({
    Resources: hosts.map(({ instanceId }) => instanceId),
    Tags: [{ Key: EXPIRES_AT_TAG, Value: expiresAt }],
  });
  const action = 'ec2:CreateTags';
  try {
    await request(() => dependencies.ec2.send(command), { action }, dependencies);
  } catch (error) {
    // One machine that EC2 has forgotten fails the call for all; it needs no lease.
    if (!(error instanceof ProvisionerError) || !error.awsError?.endsWith('.NotFound')) throw error;
    if (hosts.length > 1) for (const host of hosts) await tagExpiry([host], expiresAt, dependencies);
  }
}

async function renewOn(
  host: Host,
  script: string,
  { connect = connectSsh, signal }: SpawnDependencies,
): Promise<void> {
  const options = signal === undefined ? {} : { signal };
  const transport = await connect(sshTarget(host), options);
  try {
    const { exitCode, stderr } = await transport.exec(script, {
      ...options,
      timeoutMs: COMMAND_TIMEOUT_MS,
    });
    if (exitCode !== 0) throw new Error(`renewing ended with ${exitCode}: ${stderr.trim().slice(-500)}`);
  } finally {
    await transport.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
