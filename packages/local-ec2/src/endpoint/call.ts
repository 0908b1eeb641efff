import { ApiError } from '../api/api-error.ts';
import type { Operation } from '../operations/operation.ts';
import type { Credentials } from '../state/accounts.ts';
import type { JournalRequest } from '../state/journal.ts';
import { readForm } from '../wire/form.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import { assertCallable, type CallName, parseCall } from '../wire/parse-call.ts';
import { failUnnamed, PROTOCOLS, type Protocol } from '../wire/protocol.ts';
import { schedulerOperation } from '../wire/scheduler-route.ts';
import type { Signature } from '../wire/signature.ts';
import { readSignatureV2 } from '../wire/signature-v2.ts';
import { readSignatureV4 } from '../wire/signature-v4.ts';

/** A request on its way through the endpoint, with the details found so far. */
export interface Call {
  readonly name: CallName;
  readonly protocol: Protocol;
  /** Parameters of a query call; none of a JSON call. */
  readonly form: URLSearchParams;
  readonly signature: Signature | undefined;
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
  { requestId, defaultRegion }: { readonly requestId: string; readonly defaultRegion: string },
): Call | WireResponse {
  const newer = readSignatureV4(request);
  const signedFor = newer?.scope?.service;
  try {
    assertCallable(request, signedFor);
    const form = schedulerOperation(request) !== undefined ? new URLSearchParams() : readForm(request);
    const older = readSignatureV2(request, form);
    if (newer && older) throw new ApiError('InvalidQueryParameter', 'The request is signed more than once.');
    const name = parseCall(request, form, signedFor);
    const region = newer?.scope?.region ?? defaultRegion;
    const common = { requestId, region, input: {}, lost: false };
    return { ...common, name, form, protocol: PROTOCOLS[name.service], signature: newer ?? older };
  } catch (error) {
    if (error instanceof ApiError) return failUnnamed(error, request, { service: signedFor, requestId });
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
  { requestId, name, form, region, credentials, signature, input, lost }: Call,
  { at, ...outcome }: Pick<JournalRequest, 'at' | 'status' | 'code'>,
): JournalRequest {
  return {
    requestId,
    at,
    service: name.service,
    operation: name.operation,
    region,
    accountId: credentials?.accountId ?? '',
    // One whose signature is of no known version, which only strict signatures refuse, names its key all the same.
    accessKeyId: signature?.accessKeyId ?? form.get('AWSAccessKeyId') ?? '',
    input,
    ...outcome,
    ...(lost && { lost }),
  };
}
