import { ApiError } from '../api/api-error.ts';
import type { Service } from '../api/service.ts';
import type { WireRequest } from './messages.ts';

/** Service and operation that a request names. */
export interface CallName {
  readonly service: Service;
  readonly operation: string;
}

const TARGETS: ReadonlyMap<string, Service> = new Map([
  ['AmazonSSM', 'ssm'],
  ['AWSEC2InstanceConnectService', 'ec2-instance-connect'],
]);

const VERSIONS: ReadonlyMap<string, Service> = new Map([
  ['2016-11-15', 'ec2'],
  ['2011-06-15', 'sts'],
]);

const SERVICES: ReadonlySet<string> = new Set(['ec2', 'ssm', 'sts', 'ec2-instance-connect']);

/**
 * Refuses what is no call: calls of both protocols are requests for `/`, a POST, or a GET of older clients of the
 * query protocol.
 * @throws ApiError `NotImplemented` for another service, `InvalidAction` with status 404 or 405.
 */
export function assertCallable({ method, path, headers }: WireRequest, signedFor: string | undefined): void {
  if (signedFor !== undefined && !SERVICES.has(signedFor)) throw notServed(signedFor);
  if (path !== '/') throw new ApiError('InvalidAction', 'Calls are requests for the path /.', 404);
  const isJson = headers['x-amz-target'] !== undefined;
  if (method === 'POST' || (method === 'GET' && !isJson)) return;
  throw new ApiError('InvalidAction', 'Calls are made with POST.', 405);
}

/**
 * Reads service and operation: the JSON target header, else Action and API version of the form;
 * the service that the request is signed for decides when the version does not.
 * @throws ApiError `MissingAction`, `NotImplemented` for another service.
 */
export function parseCall(
  { headers }: WireRequest,
  form: URLSearchParams,
  signedFor: string | undefined,
): CallName {
  const target = headers['x-amz-target'];
  if (target !== undefined) return parseTarget(target);
  const operation = form.get('Action');
  if (!operation) throw new ApiError('MissingAction', 'The request must contain the parameter Action');
  const service = VERSIONS.get(form.get('Version') ?? '') ?? signedFor ?? 'ec2';
  return { service: service as Service, operation };
}

function notServed(service: string): ApiError {
  return new ApiError(
    'NotImplemented',
    `local-ec2 serves ec2, ssm, sts and ec2-instance-connect, not ${service}.`,
  );
}

function parseTarget(target: string): CallName {
  const [prefix = '', operation = '', ...rest] = target.split('.');
  const service = rest.length === 0 ? TARGETS.get(prefix) : undefined;
  if (!service) throw notServed(target);
  return { service, operation };
}
