import { ApiError } from '../api/api-error.ts';
import type { Service } from '../api/service.ts';
import type { CredentialScope } from './credential-scope.ts';
import type { WireRequest } from './messages.ts';

/** Service and operation that a request names. */
export interface CallName {
  readonly service: Service;
  readonly operation: string;
}

const TARGETS: Readonly<Record<string, Service>> = {
  AmazonSSM: 'ssm',
  AWSEC2InstanceConnectService: 'ec2-instance-connect',
};

const VERSIONS: Readonly<Record<string, Service>> = { '2016-11-15': 'ec2', '2011-06-15': 'sts' };

const SERVICES: ReadonlySet<string> = new Set(['ec2', 'ssm', 'sts', 'ec2-instance-connect']);

/**
 * Reads service and operation: the JSON target header, else Action and API version of the form body;
 * the credential scope decides when the version does not.
 * @throws ApiError `InvalidAction`, `MissingAction`, `NotImplemented` for another service.
 */
export function parseCall(request: WireRequest, scope: CredentialScope | undefined): CallName {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return parseTarget(target, scope);
  const form = new URLSearchParams(formOf(request));
  const operation = form.get('Action');
  if (!operation && scope && !SERVICES.has(scope.service)) throw notServed(scope.service);
  if (!operation) throw new ApiError('MissingAction', 'The request must contain the parameter Action');
  const service = VERSIONS[form.get('Version') ?? ''] ?? scope?.service ?? 'ec2';
  if (!SERVICES.has(service)) throw notServed(service);
  return { service: service as Service, operation };
}

/** The form of a query request: its body, or the query string of a GET. */
export function formOf(request: WireRequest): string {
  return request.method === 'GET' ? request.query : request.body;
}

function notServed(service: string): ApiError {
  return new ApiError(
    'NotImplemented',
    `local-ec2 serves ec2, ssm, sts and ec2-instance-connect, not ${service}.`,
  );
}

function parseTarget(target: string, scope: CredentialScope | undefined): CallName {
  const [prefix = '', operation = ''] = target.split('.');
  const service = TARGETS[prefix];
  if (!service) throw notServed(scope?.service ?? target);
  return { service, operation };
}
