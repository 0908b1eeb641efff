import { setTimeout } from 'node:timers/promises';
import type { CommandContext } from '../../context/context.ts';
import { CliError } from '../../process/errors.ts';
import { type HeldResource, isBusy } from './control.ts';
import { removeRecord } from './endpoint-record.ts';
import type { LivingEndpoint } from './find-endpoint.ts';
import { descendantsOf, listProcesses, type ProcessInfo } from './process-tree.ts';

/** The ended and the remaining processes. */
export interface StopProof {
  readonly endpoint: string;
  /** Resources of the endpoint at its end; undefined of one that did not respond. */
  readonly held?: readonly HeldResource[];
  /** Processes of the endpoint and its machines; undefined where the system does not show them. */
  readonly processes?: number;
  readonly remaining: readonly ProcessInfo[];
}

const PATIENCE_MS = 30_000;
/** For one that does not respond: it may never see the signal. */
const SHORT_PATIENCE_MS = 5_000;
const POLL_MS = 100;

/**
 * Ends an endpoint and every sandbox of it, and proves it: no process of its tree remains. One that does not respond is
 * killed when it does not end by itself, where its process is certainly the one of the record.
 * @throws CliError REMAINING that names what remains; INVALID_INPUT when nobody knows whose process it is.
 */
export async function stopEndpoint(
  { record, status }: LivingEndpoint,
  { environment }: CommandContext,
): Promise<StopProof> {
  const { pid, started, endpoint } = record;
  const all = await listProcesses();
  const own = all?.filter((info) => info.pid === pid) ?? [];
  const isSilent = status === 'silent';
  if (isSilent && (started === undefined || own[0]?.started !== started)) throw isBusy(record);
  const tree = all && [...own, ...descendantsOf(pid, all)];
  environment.kill(pid, 'SIGTERM');
  const look = (): Promise<readonly ProcessInfo[]> => stillRunning(pid, tree, environment);
  let remaining = await untilEnded(look, isSilent ? SHORT_PATIENCE_MS : PATIENCE_MS);
  if (isSilent && remaining.length > 0) {
    for (const one of remaining) environment.kill(one.pid, 'SIGKILL');
    remaining = await untilEnded(look, SHORT_PATIENCE_MS);
  }
  if (remaining.length > 0) throw remainingError(endpoint, remaining);
  await removeRecord(environment.variables, record);
  const held = isSilent ? {} : { held: status.remaining };
  return { endpoint, ...held, remaining, ...(tree && { processes: tree.length }) };
}

async function untilEnded(
  look: () => Promise<readonly ProcessInfo[]>,
  patienceMs: number,
): Promise<readonly ProcessInfo[]> {
  let remaining = await look();
  for (let waited = 0; remaining.length > 0 && waited < patienceMs; waited += POLL_MS) {
    await setTimeout(POLL_MS);
    remaining = await look();
  }
  return remaining;
}

async function stillRunning(
  pid: number,
  tree: readonly ProcessInfo[] | undefined,
  { kill }: CommandContext['environment'],
): Promise<readonly ProcessInfo[]> {
  if (tree === undefined)
    return kill(pid, 0) ? [{ pid, parent: 0, started: '', name: 'ami-select local' }] : [];
  const now = (await listProcesses()) ?? [];
  return tree.filter((one) => now.some(({ pid, started }) => pid === one.pid && started === one.started));
}

function remainingError(endpoint: string, remaining: readonly ProcessInfo[]): CliError {
  const names = remaining.map(({ pid, name }) => `${pid} (${name})`);
  return new CliError(
    'REMAINING',
    `${endpoint} received SIGTERM, but processes remain: ${names.join(', ')}`,
    {
      hint: `End them with: kill -KILL ${remaining.map(({ pid }) => pid).join(' ')}`,
    },
  );
}
