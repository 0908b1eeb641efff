import { ApiError } from '../api/api-error.ts';
import type { FaultEffect } from '../faults/fault-plan.ts';
import { createPastResponses } from '../faults/past-responses.ts';
import type { Throttle } from '../faults/throttle.ts';
import type { Operation, RequestContext } from '../operations/operation.ts';
import type { JournalRequest } from '../state/journal.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import type { World } from '../world/world.ts';
import { assertSupported } from './assert-supported.ts';
import { assertValues } from './assert-values.ts';
import { authenticate } from './authenticate.ts';
import { type Call, findOperation, journalRequest, openCall } from './call.ts';
import { withPortOnce } from './host-rule.ts';

/** The endpoint without its carrier: one request in, one response out. */
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

type Effects = readonly FaultEffect[];

export function createEndpoint({ world, operations, throttle, defaultRegion }: EndpointOptions): Endpoint {
  const past = createPastResponses();
  const table = new Map(operations.map((operation) => [`${operation.service}:${operation.name}`, operation]));

  const handle = async (request: WireRequest): Promise<WireResponse> => {
    const response = await answer(request);
    // By the world's clock: clients correct theirs by it, and sign for it.
    return { ...response, headers: { ...response.headers, date: world.clock.now().toUTCString() } };
  };

  const answer = async (request: WireRequest): Promise<WireResponse> => {
    await world.events.settle();
    const requestId = world.ids.uuid();
    const call = openCall(request, { requestId, defaultRegion });
    if ('status' in call) return call;
    const record = (outcome: Pick<JournalRequest, 'status' | 'code'>): void =>
      world.journal.recordRequest(journalRequest(call, { at: world.clock.now(), ...outcome }));
    try {
      const output = await respond(call, request);
      const version = call.form.get('Version') ?? undefined;
      const response = call.protocol.success(output, call.name.operation, requestId, version);
      record({ status: response.status });
      return call.lost ? { ...response, lost: true } : response;
    } catch (error) {
      const refusal = asApiError(error, world);
      record({ status: refusal.status, code: refusal.code });
      return call.protocol.failure(refusal, requestId);
    }
  };

  const respond = async (call: Call, request: WireRequest): Promise<object> => {
    const { name, protocol, region } = call;
    const credentials = authenticate(request, call, world);
    call.credentials = credentials;
    const operation = findOperation(call, table);
    call.input = protocol.decode({ ...request, form: call.form }, name.operation);
    const subject = { operation: name.operation, region, accountId: credentials.accountId };
    const effects = world.faults.effects(subject);
    await applyEffects(effects, world);
    if (operation.service !== 'scheduler') throttle.take({ ...subject, input: call.input });
    assertSupported(call.input, operation, protocol.model);
    if (operation.service === 'ec2') assertValues(call.input);
    const host = withPortOnce(request.headers.host ?? '');
    const context = contextOf(call, { world, credentials, host, effects });
    const output = await run(operation, call.input, context);
    call.lost = effects.some(({ kind }) => kind === 'lose-response');
    if (world.faults.plan().rules.length === 0) return output;
    const query = JSON.stringify([name, context.region, context.accountId, call.input]);
    return past.respond(output, { query, at: context.now, effects });
  };

  return { world, operations, handle };
}

function contextOf(
  { requestId, region }: Call,
  {
    world,
    credentials,
    host,
    effects,
  }: Pick<RequestContext, 'world' | 'credentials' | 'host'> & {
    effects: Effects;
  },
): RequestContext {
  return {
    world,
    region: world.region(region).name,
    accountId: credentials.accountId,
    credentials,
    requestId,
    host,
    now: world.clock.now(),
    hideMs: longest(effects, 'hide'),
    tagLagMs: longest(effects, 'lag-tags'),
  };
}

async function applyEffects(effects: Effects, { clock }: World): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'delay') await clock.sleep(effect.ms);
    if (effect.kind !== 'error') continue;
    throw new ApiError(effect.code, effect.message ?? `${effect.code} by the fault plan.`, effect.status);
  }
}

function longest(effects: Effects, kind: 'hide' | 'lag-tags'): number {
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
