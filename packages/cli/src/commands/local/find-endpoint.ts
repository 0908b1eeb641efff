import { endpointOf } from '@ami-select/access';
import { redactUrl } from '@ami-select/core';
import type { CommandContext } from '../../context/context.ts';
import { CliError } from '../../process/errors.ts';
import { type EndpointStatus, fetchStatus, isBusy } from './control.ts';
import { type EndpointRecord, readRecords, removeRecord } from './endpoint-record.ts';

/** A reachable endpoint. */
export interface RunningEndpoint {
  readonly record: EndpointRecord;
  readonly status: EndpointStatus;
}

/** An endpoint whose process runs, perhaps without a response. */
export interface LivingEndpoint {
  readonly record: EndpointRecord;
  readonly status: EndpointStatus | 'silent';
}

/**
 * The endpoint of `--port`, else that of `AWS_ENDPOINT_URL`, else the only one that runs.
 * Records of endpoints that were killed are removed on the way.
 * @throws CliError INVALID_INPUT when there is none, several, or one that does not respond.
 */
export async function findEndpoint(
  port: number | undefined,
  context: CommandContext,
): Promise<RunningEndpoint> {
  const { record, status } = await findLivingEndpoint(port, context);
  if (status === 'silent') throw isBusy(record);
  return { record, status };
}

/** The same, also one that does not respond. @throws CliError INVALID_INPUT when there is none, or several. */
export async function findLivingEndpoint(
  port: number | undefined,
  { environment: { variables } }: CommandContext,
): Promise<LivingEndpoint> {
  const records = await readRecords(variables);
  const asked = records.filter((record) => isWanted(record, port, endpointOf(variables)));
  const wanted = await reachable(asked, variables);
  const [found] = wanted;
  if (found !== undefined && wanted.length === 1) return found;
  const isAmbiguous = wanted.length > 1;
  const running = isAmbiguous ? wanted : await reachable(records, variables);
  throw notFound(running, { port, variables, isAmbiguous });
}

/** Those that take connections; the records of the others are removed. */
async function reachable(
  records: readonly EndpointRecord[],
  variables: CommandContext['environment']['variables'],
): Promise<LivingEndpoint[]> {
  const running: LivingEndpoint[] = [];
  for (const record of records) {
    const status = await fetchStatus(record);
    if (status === undefined) await removeRecord(variables, record);
    else running.push({ record, status });
  }
  return running;
}

interface Lookup {
  readonly port: number | undefined;
  readonly variables: CommandContext['environment']['variables'];
  readonly isAmbiguous: boolean;
}

function notFound(running: readonly LivingEndpoint[], { port, variables, isAmbiguous }: Lookup): CliError {
  const endpoints = running.map(({ record }) => record.endpoint).join(', ');
  if (running.length === 0) {
    return new CliError('INVALID_INPUT', 'no endpoint of "ami-select local" is running', {
      hint: 'Start one with: ami-select local --detach',
    });
  }
  if (isAmbiguous) {
    return new CliError('INVALID_INPUT', `--port is required with several endpoints; running: ${endpoints}`);
  }
  const variable = variables.AWS_ENDPOINT_URL_EC2 ? 'AWS_ENDPOINT_URL_EC2' : 'AWS_ENDPOINT_URL';
  const requested =
    port === undefined
      ? `${variable} is "${redactUrl(String(endpointOf(variables)))}"`
      : `--port is "${port}"`;
  return new CliError(
    'INVALID_INPUT',
    `${requested}, where no endpoint of "ami-select local" is running; running: ${endpoints}`,
    { hint: 'Name one of those with --port.' },
  );
}

function isWanted({ endpoint }: EndpointRecord, port: number | undefined, url: string | undefined): boolean {
  if (port !== undefined) return new URL(endpoint).port === String(port);
  return url === undefined || url.replace(/\/$/, '') === endpoint;
}
