import type { FaultEffect } from './faults/fault-plan.ts';
import { createPastAnswers } from './faults/past-answers.ts';
import type { Throttle } from './faults/throttle.ts';
import type { JournalRequest } from './journal.ts';
import type { Credentials } from './model/accounts.ts';
import { ApiError } from './model/api-error.ts';
import type { World } from './model/world.ts';
import type { Operation, RequestContext } from './operations/operation.ts';
import { assertSupported } from './wire/assert-supported.ts';
import { type CredentialScope, parseCredentialScope } from './wire/credential-scope.ts';
import type { WireRequest, WireResponse } from './wire/messages.ts';
import { type CallName, formOf, parseCall } from './wire/parse-call.ts';
import { PROTOCOLS, type Protocol } from './wire/protocol.ts';
import { authenticate } from './wire/signature.ts';

/** The endpoint without its carrier: one request in, one answer out. */
export interface Endpoint {
  readonly world: World;
  readonly operations: readonly Operation[];
  handle(request: WireRequest): Promise<WireResponse>;
}

export interface EndpointOptions {
  readonly world: World;
  readonly operations: readonly Operation[];
  readonly throttle: Throttle;
  readonly defaultRegion: string;
}

interface Call {
  readonly name: CallName;
  readonly protocol: Protocol;
  readonly scope: CredentialScope | undefined;
  readonly requestId: string;
  input: object;
  credentials?: Credentials;
  lost: boolean;
}

export function createEndpoint({ world, operations, throttle, defaultRegion }: EndpointOptions): Endpoint {
  const past = createPastAnswers();
  const table = new Map(operations.map((operation) => [`${operation.service}:${operation.name}`, operation]));

  const handle = async (request: WireRequest): Promise<WireResponse> => {
    await world.agenda.settle();
    const requestId = world.ids.uuid();
    const scope = parseCredentialScope(request.headers.authorization);
    const call = openCall(request, scope, requestId);
    if ('status' in call) return call;
    try {
      const output = await answer(call, request);
      const response = call.protocol.success(output, call.name.operation, requestId);
      record(call, { status: response.status });
      return call.lost ? { ...response, lost: true } : response;
    } catch (error) {
      const refusal = asApiError(error, world);
      record(call, { status: refusal.status, code: refusal.code });
      return call.protocol.failure(refusal, requestId);
    }
  };

  const answer = async (call: Call, request: WireRequest): Promise<object> => {
    const { name, protocol } = call;
    const credentials = authenticate(request, call.scope, world);
    call.credentials = credentials;
    const operation = findOperation(name, protocol, table);
    call.input = protocol.decode(formOf(request), name.operation);
    const region = call.scope?.region ?? defaultRegion;
    const subject = { operation: name.operation, region, accountId: credentials.accountId };
    const effects = world.faults.effects(subject);
    await applyEffects(effects, world);
    throttle.take({ ...subject, input: call.input });
    assertSupported(call.input, operation, protocol.model);
    const context: RequestContext = {
      world,
      region: world.region(region).name,
      accountId: credentials.accountId,
      credentials,
      requestId: call.requestId,
      now: world.clock.now(),
      hideMs: longest(effects, 'hide'),
      tagLagMs: longest(effects, 'lag-tags'),
    };
    call.lost = effects.some(({ kind }) => kind === 'lose-answer');
    const output = await run(operation, call.input, context);
    return world.faults.plan().rules.length > 0 ? age(output, call, { effects, context }) : output;
  };

  const age = (
    output: object,
    call: Call,
    { effects, context }: { effects: readonly FaultEffect[]; context: RequestContext },
  ): object => {
    const question = JSON.stringify([call.name, context.region, context.accountId, call.input]);
    const stale = effects.find((effect) => effect.kind === 'stale');
    const before = new Date(context.now.getTime() - (stale?.ms ?? 0));
    const old = stale && past.recall(question, before);
    if (!stale) past.remember(question, context.now, output);
    return old ?? output;
  };

  const record = (call: Call, { status, code }: { status: number; code?: string }): void => {
    const request: JournalRequest = {
      requestId: call.requestId,
      at: world.clock.now(),
      service: call.name.service,
      operation: call.name.operation,
      region: call.scope?.region ?? defaultRegion,
      accountId: call.credentials?.accountId ?? '',
      accessKeyId: call.scope?.accessKeyId ?? '',
      input: call.input,
      status,
      ...(code !== undefined && { code }),
      ...(call.lost && { lost: true }),
    };
    world.journal.recordRequest(request);
  };

  return { world, operations, handle };
}

/** Which call is it? A request that names none is answered in the form of EC2. */
function openCall(
  request: WireRequest,
  scope: CredentialScope | undefined,
  requestId: string,
): Call | WireResponse {
  try {
    const name = parseCall(request, scope);
    return { name, protocol: PROTOCOLS[name.service], scope, requestId, input: {}, lost: false };
  } catch (error) {
    if (error instanceof ApiError) return PROTOCOLS.ec2.failure(error, requestId);
    throw error;
  }
}

function findOperation(
  { service, operation }: CallName,
  { model }: Protocol,
  table: ReadonlyMap<string, Operation>,
): Operation {
  const found = table.get(`${service}:${operation}`);
  if (found) return found;
  if (Object.hasOwn(model.operations, operation)) {
    throw new ApiError('NotImplemented', `local-ec2 does not implement ${operation}; see its support table.`);
  }
  const message = `The action ${operation} is not valid for this web service, or local-ec2 does not know it.`;
  throw new ApiError(service === 'ssm' ? 'UnknownOperationException' : 'InvalidAction', message);
}

async function applyEffects(effects: readonly FaultEffect[], { clock }: World): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'delay') await clock.sleep(effect.ms);
    if (effect.kind !== 'error') continue;
    throw new ApiError(effect.code, effect.message ?? `${effect.code} by the fault plan.`, effect.status);
  }
}

function longest(effects: readonly FaultEffect[], kind: 'hide' | 'lag-tags'): number {
  return Math.max(0, ...effects.map((effect) => (effect.kind === kind ? effect.ms : 0)));
}

async function run(operation: Operation, input: object, context: RequestContext): Promise<object> {
  const isDryRun = 'DryRun' in input && input.DryRun === true;
  if (!isDryRun) return operation.run(input, context);
  if (operation.checksBeforeDryRun) await operation.run(input, context);
  throw new ApiError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.');
}

function asApiError(error: unknown, { logger }: World): ApiError {
  if (error instanceof ApiError) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  logger.warn(`The endpoint failed by itself: ${text}`);
  return new ApiError('InternalError', `local-ec2 failed: ${error instanceof Error ? error.message : text}`);
}
