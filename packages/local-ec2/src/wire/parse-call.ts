import { ApiError } from '../api/api-error.ts';
import { autoScalingModel } from '../api/auto-scaling-model.ts';
import type { Service } from '../api/service.ts';
import { stsModel } from '../generated/sts-model.ts';
import type { WireRequest } from './messages.ts';
import { schedulerOperation } from './scheduler-route.ts';
import { isOpenTunnel } from './tunnel-route.ts';

/** Service and operation that a request names. */
export interface CallName {
  readonly service: Service;
  readonly operation: string;
}

const TARGETS: ReadonlyMap<string, Service> = new Map([
  ['AmazonSSM', 'ssm'],
  ['AWSEC2InstanceConnectService', 'ec2-instance-connect'],
  ['ServiceQuotasV20190624', 'servicequotas'],
]);

const TUNNELS = 'ec2-instance-connect';

/** The one version of a service of the query protocol besides EC2. */
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['sts', stsModel.apiVersion],
  ['autoscaling', autoScalingModel.apiVersion],
]);

/** The first and the last API version of EC2; every older one has the operations and members of the last one. */
const FIRST_EC2_VERSION = '2006-06-26';
const LAST_EC2_VERSION = '2016-11-15';

const SERVICES: ReadonlySet<string> = new Set([
  'ec2',
  'ssm',
  'sts',
  'ec2-instance-connect',
  'servicequotas',
  'autoscaling',
]);

/** The one call that is a path: older clients of Lambda end it with a slash. */
const LIST_FUNCTIONS = /^\/2015-03-31\/functions\/?$/;

/**
 * Refuses what is no call: calls are requests for `/`, a POST, or a GET of older clients of the query protocol,
 * the GET of Lambda's list, the paths of EventBridge Scheduler, and the websocket of EC2 Instance Connect.
 * @throws ApiError `NotImplemented` for another service, `InvalidAction` with status 404 or 405.
 */
export function assertCallable({ method, path, headers }: WireRequest, signedFor: string | undefined): void {
  if (isListFunctions({ method, path }) && (signedFor ?? 'lambda') === 'lambda') return;
  if (isScheduler({ method, path }, signedFor)) return;
  if (isOpenTunnel({ method, path, headers }) && (signedFor ?? TUNNELS) === TUNNELS) return;
  if (signedFor !== undefined && !SERVICES.has(signedFor)) throw notServed(signedFor);
  if (path !== '/') throw new ApiError('InvalidAction', 'Calls are requests for the path /.', 404);
  const isJson = headers['x-amz-target'] !== undefined;
  if (method === 'POST' || (method === 'GET' && !isJson)) return;
  throw new ApiError('InvalidAction', 'Calls are made with POST.', 405);
}

/**
 * Reads service and operation: the JSON target header, else Action and API version of the form;
 * the service that the request is signed for decides when the version is not that of one service alone.
 * @throws ApiError `MissingAction`, `NotImplemented` for another service, `NoSuchVersion`.
 */
export function parseCall(
  request: WireRequest,
  form: URLSearchParams,
  signedFor: string | undefined,
): CallName {
  if (isListFunctions(request)) return { service: 'lambda', operation: 'ListFunctions' };
  const scheduling = schedulerOperation(request);
  if (scheduling !== undefined) return { service: 'scheduler', operation: scheduling };
  if (isOpenTunnel(request)) return { service: TUNNELS, operation: 'OpenTunnel' };
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return parseTarget(target);
  const operation = form.get('Action');
  if (!operation) throw new ApiError('MissingAction', 'The request must contain the parameter Action');
  const version = form.get('Version') ?? LAST_EC2_VERSION;
  const service = serviceOf(operation, version, signedFor);
  assertVersion(service, version);
  return { service, operation };
}

/** EC2 has a version of the same day as Auto Scaling: without a scope, the operation tells them apart. */
function serviceOf(operation: string, version: string, signedFor: string | undefined): Service {
  if (version === autoScalingModel.apiVersion) {
    if (signedFor === 'ec2') return 'ec2';
    return Object.hasOwn(autoScalingModel.operations, operation)
      ? 'autoscaling'
      : ((signedFor ?? 'ec2') as Service);
  }
  if (version === LAST_EC2_VERSION) return 'ec2';
  if (version === stsModel.apiVersion) return 'sts';
  return (signedFor ?? 'ec2') as Service;
}

function assertVersion(service: Service, version: string): void {
  const only = VERSIONS.get(service);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(version);
  const isOfEc2 = isDate && version >= FIRST_EC2_VERSION && version <= LAST_EC2_VERSION;
  if (only === undefined ? isOfEc2 : version === only) return;
  const [name, expected] =
    only === undefined ? ['AmazonEC2', `${FIRST_EC2_VERSION} to ${LAST_EC2_VERSION}`] : [service, only];
  throw new ApiError(
    'NoSuchVersion',
    `The requested version (${version}) of service ${name} does not exist; expected ${expected}.`,
  );
}

function isListFunctions({ method, path }: Pick<WireRequest, 'method' | 'path'>): boolean {
  return method === 'GET' && LIST_FUNCTIONS.test(path);
}

function isScheduler(
  request: Pick<WireRequest, 'method' | 'path'>,
  signedFor: string | undefined = 'scheduler',
): boolean {
  return signedFor === 'scheduler' && schedulerOperation(request) !== undefined;
}

function notServed(service: string): ApiError {
  return new ApiError(
    'NotImplemented',
    `local-ec2 serves ec2, ssm, sts, ec2-instance-connect, servicequotas, autoscaling, schedules of scheduler and the list of functions of lambda, not ${service}.`,
  );
}

function parseTarget(target: string): CallName {
  const [prefix = '', operation = '', ...rest] = target.split('.');
  const service = rest.length === 0 ? TARGETS.get(prefix) : undefined;
  if (!service) throw notServed(target);
  return { service, operation };
}
