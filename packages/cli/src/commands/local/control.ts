import type { FaultPlan } from '@ami-select/local-ec2';
import { CliError } from '../../process/errors.ts';

const TIMEOUT_MS = 10_000;

/** A resource of an endpoint: an instance, a volume, a group... */
export interface HeldResource {
  readonly kind: string;
  readonly id: string;
  readonly region: string;
}

/** The status of an endpoint, from its control path. */
export interface EndpointStatus {
  /** The sandbox driver, and the reason for its choice. */
  readonly sandbox: string;
  readonly regions: readonly string[];
  /** Images in the requested region. */
  readonly images: number;
  /** Resources that exist and would cost money at AWS. */
  readonly remaining: readonly HeldResource[];
  readonly faults: FaultPlan;
}

/** The status of a running endpoint; undefined when it is unreachable, or is another server. */
export async function fetchStatus(endpoint: string, region: string): Promise<EndpointStatus | undefined> {
  const health = await get<{ sandbox: string; regions: string[] }>(endpoint, 'health').catch(ifNone);
  if (health === undefined) return undefined;
  const [{ images }, remaining, faults] = await Promise.all([
    get<{ images: number }>(endpoint, `images/${region}`),
    get<HeldResource[]>(endpoint, 'journal/remaining'),
    get<EndpointStatus['faults']>(endpoint, 'faults'),
  ]);
  return {
    ...health,
    images,
    remaining: remaining.map(({ kind, id, region }) => ({ kind, id, region })),
    faults,
  };
}

async function get<T>(endpoint: string, path: string): Promise<T> {
  const response = await fetch(`${endpoint}/_local/${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.ok) return (await response.json()) as T;
  throw new CliError(
    'INVALID_INPUT',
    `${endpoint} is not an endpoint of "ami-select local": its status is ${response.status}`,
  );
}

/** fetch reports a refused or broken connection as a TypeError; another server has no such path, or no JSON there. */
function ifNone(error: unknown): undefined {
  if (error instanceof TypeError || error instanceof SyntaxError || error instanceof CliError)
    return undefined;
  throw error;
}
