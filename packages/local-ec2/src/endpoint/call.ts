import { ApiError } from '../api/api-error.ts';
import type { Operation } from '../operations/operation.ts';
import type { Credentials } from '../state/accounts.ts';
import type { JournalRequest } from '../state/journal.ts';
import type { CredentialScope } from '../wire/credential-scope.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import { type CallName, parseCall } from '../wire/parse-call.ts';
import { failUnnamed, PROTOCOLS, type Protocol } from '../wire/protocol.ts';

/** A request on its way through the endpoint, with the details found so far. */
export interface Call {
  readonly name: CallName;
  readonly protocol: Protocol;
  readonly scope: CredentialScope | undefined;
  readonly requestId: string;
  /** The region that the request names, or that of requests that name none. */
  readonly region: string;
  input: object;
  credentials?: Credentials;
  lost: boolean;
}

/** API call of a request. A request that names none gets an error in a form that its client reads. */
export function openCall(
  request: WireRequest,
  { scope, requestId, region }: Pick<Call, 'scope' | 'requestId' | 'region'>,
): Call | WireResponse {
  try {
    const name = parseCall(request, scope);
    return { name, protocol: PROTOCOLS[name.service], scope, requestId, region, input: {}, lost: false };
  } catch (error) {
    if (error instanceof ApiError) return failUnnamed(error, request, { service: scope?.service, requestId });
    throw error;
  }
}

/** @throws ApiError `NotImplemented` for what AWS has, else `InvalidAction`, `UnknownOperationException`. */
export function findOperation(
  { name: { service, operation }, protocol: { model } }: Call,
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

/** Journal entry of a call that got its response. */
export function journalRequest(
  { requestId, name, region, credentials, scope, input, lost }: Call,
  { at, ...outcome }: Pick<JournalRequest, 'at' | 'status' | 'code'>,
): JournalRequest {
  return {
    requestId,
    at,
    service: name.service,
    operation: name.operation,
    region,
    accountId: credentials?.accountId ?? '',
    accessKeyId: scope?.accessKeyId ?? '',
    input,
    ...outcome,
    ...(lost && { lost }),
  };
}
