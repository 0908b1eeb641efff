import type { Instance } from '@aws-sdk/client-ec2';
import { admitAgain } from '../access/admit-again.ts';
import { leaseLeftMs, leaseOver } from '../aws/lease-left.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import type { Instead } from '../fleet/instead.ts';
import { DEFAULT_CONDITION } from '../fleet/ready-condition.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { PRIVATE_HINT } from '../fleet/route.ts';
import { type Ledger, resumeLedger } from '../record/ledger.ts';
import { endLateHosts } from './end-late-hosts.ts';
import { withReport } from './failure-report.ts';
import type { Loss } from './loss.ts';
import { pollAgents } from './poll-agents.ts';
import { pollFleet } from './poll-fleet.ts';
import { createProgress } from './progress.ts';
import { createReadiness, type HostTimings, type Readiness } from './readiness.ts';
import { endSurplus } from './surplus.ts';

export interface WaitOptions {
  /** The intent's own unless given, five minutes as a rule; the lease ends the wait in any case. */
  readonly timeoutMs?: number | undefined;
}

/** Launches instances instead of those that EC2 ended while they booted; returns their ids, none when it cannot. */
export type Replace = (instead: Instead) => Promise<readonly string[]>;

const POLL_MS = 1_000;
/** Once every instance is dialled, polls are there to see one terminate. */
const DIALLED_POLL_MS = 2_000;

/** Hosts that are ready, and their volumes and interfaces. */
export interface ReadyFleet {
  readonly hosts: readonly Host[];
  readonly attached: readonly FleetResource[];
  /** From the call on. */
  readonly timings: readonly HostTimings[];
}

/**
 * Waits until every instance took a login and a command over verified SSH, shows a host key of its own, and holds what
 * the intent asks for (`ready`): one poll a second for the whole fleet, dialling as soon as an address appears; a poll
 * without a response is no news. Every 15 s a line says what is waited for. An instance that terminates, or whose user
 * data fails, ends the wait at once, unless `minimum` is still met; what the fleet goes on without is terminated.
 * (`spawnFleet` launches again in another pool where EC2 ended it.)
 *
 * @param handle Of the launch, or as it was stored last: the host keys in it are the ones that are accepted.
 * @throws ProvisionerError `BOOT_FAILED` or `CAPACITY` with the StateReason, `UNREACHABLE_HOST`, `TIMED_OUT` with what was
 * observed, also when the lease is over first; `ABORTED`.
 */
export async function waitUntilReady(
  handle: FleetHandle,
  instanceIds: readonly string[],
  dependencies: SpawnDependencies,
  options: WaitOptions = {},
): Promise<readonly Host[]> {
  const { hosts } = await waitForFleet(handle, instanceIds, dependencies, options);
  return hosts;
}

/** As `waitUntilReady`, with the volumes and interfaces of the hosts. */
export function waitForFleet(
  handle: FleetHandle,
  instanceIds: readonly string[],
  dependencies: SpawnDependencies,
  options: WaitOptions = {},
): Promise<ReadyFleet> {
  const ledger = resumeLedger(handle, dependencies.save ?? (async () => {}));
  return waitWith(ledger, instanceIds, dependencies, options);
}

/** `waitForFleet` on a ledger that the caller keeps, so that the caller can clean up, with another launch if need be. */
export async function waitWith(
  ledger: Ledger,
  instanceIds: readonly string[],
  given: SpawnDependencies,
  { timeoutMs, replace = async () => [] }: WaitOptions & { readonly replace?: Replace },
): Promise<ReadyFleet> {
  const dependencies = withTimeouts(given);
  const { signal } = dependencies;
  throwIfAborted(signal, 'waiting for the fleet');
  const { intent } = ledger.handle();
  const condition = intent.ready ?? DEFAULT_CONDITION;
  const readiness = createReadiness(ledger, instanceIds, dependencies);
  const closing = new AbortController();
  let shown: readonly Instance[] = [];
  const stop = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
  const fleet = pollFleet(
    intent,
    {
      seen: async (instances) => {
        shown = instances;
        readiness.observe(instances);
      },
      everyMs: () => (readiness.isDialled() ? DIALLED_POLL_MS : POLL_MS),
    },
    { ...dependencies, signal: stop },
  );
  const agents = condition.until === 'ssm' ? [pollAgents(readiness, { ...dependencies, signal: stop })] : [];
  const polling = Promise.race([fleet, ...agents]);
  polling.catch(() => {});
  const isReached = (): boolean => readiness.timings().some(({ reachableMs }) => reachableMs !== undefined);
  void admitAgain(ledger, isReached, { ...dependencies, signal: stop });
  try {
    const limitMs = timeoutMs ?? condition.timeoutMinutes * 60_000;
    const wait = { launched: instanceIds.length, timeoutMs: limitMs, replace, polling };
    const hosts = await settleInTime(readiness, intent, wait, dependencies);
    const attached = readiness.attached();
    await ledger.ready(hosts, attached);
    await endLateHosts(readiness.late(), dependencies);
    await endSurplus(shown, { intent, expected: readiness.expected() }, dependencies);
    return { hosts, attached, timings: readiness.timings() };
  } catch (error) {
    const observed = {
      handle: ledger.handle(),
      suspects: readiness.suspects(),
      history: readiness.history(),
    };
    throw await withReport(error, observed, dependencies);
  } finally {
    closing.abort();
    readiness.close();
  }
}

interface Wait {
  readonly launched: number;
  readonly timeoutMs: number;
  readonly replace: Replace;
  /** Rejects when no poll will ever succeed. */
  readonly polling: Promise<never>;
}

async function settleInTime(
  readiness: Readiness,
  intent: FleetIntent,
  { launched, timeoutMs, replace, polling }: Wait,
  dependencies: SpawnDependencies,
): Promise<readonly Host[]> {
  const { clock, signal, logger } = dependencies;
  const leftOfLeaseMs = leaseLeftMs(intent, clock);
  const deadline = clock.now().getTime() + Math.min(timeoutMs, leftOfLeaseMs);
  const progress = createProgress(readiness, clock, logger);
  for (;;) {
    await replaceLost(readiness, { ...intent, launched }, replace, dependencies);
    const hosts = settle(readiness, launched, dependencies);
    if (hosts !== undefined) return hosts;
    const leftMs = deadline - clock.now().getTime();
    if (leftMs <= 0 && leftOfLeaseMs < timeoutMs) throw endedByLease(readiness, intent);
    if (leftMs <= 0) {
      const late = timedOut(readiness, intent, timeoutMs);
      if (readiness.ready().length < intent.minimum) throw late;
      logger.warn(late.message);
      return readiness.ready();
    }
    progress.print();
    const restMs = Math.min(leftMs, progress.dueInMs());
    await Promise.race([rest(readiness, restMs, dependencies), polling]);
    throwIfAborted(signal, 'waiting for the fleet');
  }
}

/** Where too many instances are lost: launches others where EC2 ended them, and throws the loss where that is no help. */
async function replaceLost(
  readiness: Readiness,
  { launched, minimum }: { readonly launched: number; readonly minimum: number },
  replace: Replace,
  { logger }: SpawnDependencies,
): Promise<void> {
  const losses = readiness.losses();
  const [first] = losses;
  const left = launched - losses.length;
  if (first === undefined || left >= minimum) return;
  const own = losses.find(({ isOfEc2 }) => !isOfEc2);
  if (own !== undefined) throw own.error;
  const lost = losses.flatMap(({ place }) => place ?? []);
  const instead = { count: losses.length, minimum: minimum - left, lost };
  const ids = await replace(instead).catch((error: unknown) => {
    throw withLoss(error, first);
  });
  if (ids.length === 0) throw first.error;
  for (const { error } of losses) logger.warn(`Launched again elsewhere: ${error.message}`);
  readiness.replace(
    losses.map(({ id }) => id),
    ids,
  );
}

/** The loss comes first: without it nobody would have launched again. */
function withLoss(error: unknown, { error: loss }: Loss): unknown {
  if (!(error instanceof ProvisionerError)) return error;
  return new ProvisionerError(error.code, `${loss.message}\n${error.message}`, { ...error, cause: error });
}

/** The ready hosts when no others are pending. */
function settle(
  readiness: Readiness,
  launched: number,
  { logger }: SpawnDependencies,
): readonly Host[] | undefined {
  const losses = readiness.losses();
  const hosts = readiness.ready();
  if (hosts.length < launched - losses.length) return undefined;
  for (const { error } of losses) logger.warn(`Going on without one instance: ${error.message}`);
  return hosts;
}

function timedOut(readiness: Readiness, intent: FleetIntent, timeoutMs: number): ProvisionerError {
  const history = readiness.history();
  const isReached = readiness.timings().some(({ reachableMs }) => reachableMs !== undefined);
  const hint = intent.connect === 'private' && !isReached ? PRIVATE_HINT : undefined;
  const message = `${readiness.ready().length} of ${intent.count} instances were ready after ${timeoutMs / 1000} s.`;
  return new ProvisionerError('TIMED_OUT', `${message}\n- ${history.join('\n- ')}`, { history, hint });
}

/** Those that are ready are ending as well. */
function endedByLease(readiness: Readiness, intent: FleetIntent): ProvisionerError {
  const ready = `its instances were ready (${readiness.ready().length} of ${intent.count} were)`;
  return leaseOver(intent, ready, readiness.history());
}

/** Sleeps until something happens, time is up or the caller aborts. */
async function rest(readiness: Readiness, ms: number, { clock, signal }: SpawnDependencies): Promise<void> {
  const awake = new AbortController();
  const either = signal === undefined ? awake.signal : AbortSignal.any([awake.signal, signal]);
  const sleep = clock.sleep(ms, either).catch((error: unknown) => {
    if (!either.aborted) throw error;
  });
  try {
    await Promise.race([sleep, readiness.nextChange()]);
  } finally {
    awake.abort();
  }
}
