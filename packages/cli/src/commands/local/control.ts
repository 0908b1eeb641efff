import type { FaultPlan } from '@ami-select/local-ec2';
import { CliError } from '../../process/errors.ts';
import type { EndpointRecord } from './endpoint-record.ts';

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
  /** Whether only signed calls are answered. */
  readonly strictSignatures: boolean;
  readonly regions: readonly string[];
  /** Images in the requested region. */
  readonly images: number;
  /** Resources that exist and would cost money at AWS. */
  readonly remaining: readonly HeldResource[];
  readonly faults: FaultPlan;
}

/**
 * The status of a running endpoint; undefined when it is unreachable, or is another server. `silent` when something
 * takes the connection and does not respond.
 */
export async function fetchStatus(
  record: Omit<EndpointRecord, 'pid'>,
): Promise<EndpointStatus | 'silent' | undefined> {
  return readStatus(record).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
    return 'silent';
  });
}

/** An endpoint that does not respond in time. */
export function isBusy({ endpoint }: Pick<EndpointRecord, 'endpoint'>): CliError {
  const silence = `${endpoint} is busy: it did not respond within ${TIMEOUT_MS / 1000} s`;
  return new CliError('INVALID_INPUT', silence, { hint: 'Try again later.' });
}

async function readStatus({
  endpoint,
  region,
  environment,
}: Omit<EndpointRecord, 'pid'>): Promise<EndpointStatus | undefined> {
  const control = { endpoint, secret: environment.AWS_SECRET_ACCESS_KEY ?? '' };
  const health = await get<Health>(control, 'health').catch(ifNone);
  if (health === undefined) return undefined;
  const [{ images }, remaining, faults] = await Promise.all([
    get<{ images: number }>(control, `images/${region}`),
    get<HeldResource[]>(control, 'journal/remaining'),
    get<EndpointStatus['faults']>(control, 'faults'),
  ]);
  return {
    ...health,
    images,
    remaining: remaining.map(({ kind, id, region }) => ({ kind, id, region })),
    faults,
  };
}

type Health = Pick<EndpointStatus, 'sandbox' | 'strictSignatures' | 'regions'>;

interface Control {
  readonly endpoint: string;
  readonly secret: string;
}

async function get<T>({ endpoint, secret }: Control, path: string): Promise<T> {
  const response = await fetch(`${endpoint}/_local/${path}`, {
    headers: { authorization: `Bearer ${secret}` },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
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
