import { redactUrl } from '@ami-select/core';
import { isWeb } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';

/** A failure that another attempt would not change. */
export class Refusal extends Error {}

/** A response whose status is an error. */
export class StatusFailure extends Error {
  readonly status: number;
  /** The pause that the server asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, retryAfterMs?: number) {
    super(`status ${status}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  get isTransient(): boolean {
    return isTransientStatus(this.status);
  }
}

/** A file of which another one came than the one that was begun. */
export class ChangedFile extends Refusal {
  constructor() {
    super('it became another file while it was fetched');
  }
}

/** A host that did not respond, or stopped in the middle. */
export class NetworkFailure extends Error {
  readonly origin: string;
  /** The proxy that could not be reached, or refused. */
  readonly proxy: FailedProxy | undefined;

  constructor(origin: string, cause: unknown) {
    super(describeCause(cause), { cause });
    this.origin = origin;
    this.proxy = isOfProxy(cause) ? cause : undefined;
  }
}

/** The part that is read of the error of a `fetch` whose proxy failed. */
interface FailedProxy {
  /** Its address. */
  readonly proxy: string;
  /** Of its refusal. */
  readonly status?: number | undefined;
}

function isOfProxy(error: unknown): error is FailedProxy {
  return error instanceof Error && 'proxy' in error;
}

function isTransientStatus(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}

/** Why a request failed that was not answered, without credentials. */
function describeCause(error: unknown): string {
  const hasInner = error instanceof Error && error.cause !== undefined && !isOfProxy(error);
  const inner = hasInner ? error.cause : error;
  const [first] = inner instanceof AggregateError ? inner.errors : [inner];
  if (!(first instanceof Error)) return redactUrl(String(first));
  const { code } = first as NodeJS.ErrnoException;
  const isNamed = code === undefined || first.message.includes(code);
  return redactUrl(isNamed ? first.message || first.name : `${first.message} (${code})`);
}

/** Whether another attempt may go better. */
export function isTransient(failure: unknown): boolean {
  if (failure instanceof StatusFailure) return failure.isTransient;
  return failure instanceof NetworkFailure && isTransientStatus(failure.proxy?.status ?? 500);
}

/** An address without what may be secret. */
export function showUrl(url: URL): string {
  return isWeb(url) ? `${url.origin}${url.pathname}` : `an address with ${url.protocol}`;
}

/** The error for an address of an index that cannot be fetched. */
export function unreachable(url: URL, failure: unknown): BuilderError {
  const reason = failure instanceof Error ? failure.message : String(failure);
  const message = `cannot get ${showUrl(url)}: ${redactUrl(reason)}`;
  return new BuilderError('UNREACHABLE_INDEX', message, { hint: hintFor(failure), cause: failure });
}

const CREDENTIALS =
  'the index refuses the request: give its credentials in the address (https://user:token@host/simple), as AMI_SELECT_INDEX_HOST, AMI_SELECT_INDEX_USERNAME and AMI_SELECT_INDEX_PASSWORD or AMI_SELECT_INDEX_PASSWORD_FILE (AMI_SELECT_INDEX_<NAME>_… for one of indexes), or in the netrc file';
const PROXY =
  'the proxy refuses the request: give its credentials in HTTPS_PROXY, as in http://user:password@host';
const WHICH_PROXY =
  'check the proxy and the variables that name it, HTTPS_PROXY and HTTP_PROXY, or exempt the host of the index with NO_PROXY';
const CERTIFICATE =
  'the certificate of the index is not trusted: name its authority, a file in PEM, with AMI_SELECT_INDEX_AUTHORITY or NODE_EXTRA_CA_CERTS';
const EXPIRED =
  'the certificate of the index is not valid at this time: have it renewed, or set the clock of this machine';
const OTHER_HOST =
  'the certificate of the index is of another host: name the index by a host of its certificate';

function hintFor(failure: unknown): string {
  const status = failure instanceof StatusFailure ? failure.status : undefined;
  const proxy = failure instanceof NetworkFailure ? failure.proxy : undefined;
  if (status === 401 || status === 403) return CREDENTIALS;
  if (status === 407 || proxy?.status === 407) return PROXY;
  if (proxy !== undefined) return WHICH_PROXY;
  if (failure instanceof NetworkFailure && /CERT|certificate/i.test(failure.message)) {
    if (/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(failure.message)) return EXPIRED;
    return failure.message.includes('ALTNAME') ? OTHER_HOST : CERTIFICATE;
  }
  return 'check index-url and the network, or give a folder of wheels as index';
}
