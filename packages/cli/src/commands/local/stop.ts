import { setTimeout } from 'node:timers/promises';
import type { CommandContext } from '../../context/context.ts';
import { CliError } from '../../process/errors.ts';
import type { HeldResource } from './control.ts';
import { removeRecord } from './endpoint-record.ts';
import type { RunningEndpoint } from './find-endpoint.ts';
import { descendantsOf, listProcesses, type ProcessInfo } from './process-tree.ts';

/** The ended and the remaining processes. */
export interface StopProof {
  readonly endpoint: string;
  /** Resources of the endpoint at its end. */
  readonly held: readonly HeldResource[];
  /** Processes of the endpoint and its machines; undefined where the system does not show them. */
  readonly processes?: number;
  readonly remaining: readonly ProcessInfo[];
}

const PATIENCE_MS = 30_000;
const POLL_MS = 100;

/**
 * Ends an endpoint and every sandbox of it, and proves it: no process of its tree remains.
 * @throws CliError REMAINING that names what remains.
 */
export async function stopEndpoint(
  { record, status }: RunningEndpoint,
  { environment }: CommandContext,
): Promise<StopProof> {
  const { pid, endpoint } = record;
  const all = await listProcesses();
  const own = all?.filter((info) => info.pid === pid) ?? [];
  const tree = all && [...own, ...descendantsOf(pid, all)];
  environment.kill(pid, 'SIGTERM');
  let remaining = await stillRunning(pid, tree, environment);
  for (let waited = 0; remaining.length > 0 && waited < PATIENCE_MS; waited += POLL_MS) {
    await setTimeout(POLL_MS);
    remaining = await stillRunning(pid, tree, environment);
  }
  if (remaining.length > 0) throw remainingError(endpoint, remaining);
  await removeRecord(environment.variables, record);
  return { endpoint, held: status.remaining, remaining, ...(tree && { processes: tree.length }) };
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
