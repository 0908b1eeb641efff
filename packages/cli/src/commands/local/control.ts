import type { FaultPlan } from '@ami-select/local-ec2';
import { CliError } from '../../process/errors.ts';

const TIMEOUT_MS = 10_000;

/** Something that an endpoint holds: an instance, a volume, a group... */
export interface HeldResource {
  readonly kind: string;
  readonly id: string;
  readonly region: string;
}

/** How an endpoint is, by its control path. */
export interface EndpointStatus {
  /** The driver that makes instances real, and why it was picked. */
  readonly sandbox: string;
  readonly regions: readonly string[];
  /** Images in the region that was asked about. */
  readonly images: number;
  /** What exists and would cost money at AWS. */
  readonly remaining: readonly HeldResource[];
  readonly faults: FaultPlan;
}

/** Asks a running endpoint how it is; undefined when none answers there, though something else may. */
export async function askStatus(endpoint: string, region: string): Promise<EndpointStatus | undefined> {
  const health = await ask<{ sandbox: string; regions: string[] }>(endpoint, 'health').catch(ifNone);
  if (health === undefined) return undefined;
  const [{ images }, remaining, faults] = await Promise.all([
    ask<{ images: number }>(endpoint, `images/${region}`),
    ask<HeldResource[]>(endpoint, 'journal/remaining'),
    ask<EndpointStatus['faults']>(endpoint, 'faults'),
  ]);
  return {
    ...health,
    images,
    remaining: remaining.map(({ kind, id, region }) => ({ kind, id, region })),
    faults,
  };
}

async function ask<T>(endpoint: string, path: string): Promise<T> {
  const response = await fetch(`${endpoint}/_local/${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.ok) return (await response.json()) as T;
  throw new CliError(
    'INVALID_INPUT',
    `${endpoint} is no endpoint of "ami-select local": it answers ${response.status}`,
  );
}

/** fetch reports a refused or broken connection as a TypeError; another server has no such path, or no JSON there. */
function ifNone(error: unknown): undefined {
  if (error instanceof TypeError || error instanceof SyntaxError || error instanceof CliError)
    return undefined;
  throw error;
}
