/** Codes whose HTTP status is not 400 (EC2 API reference, "Error codes"). */
const STATUS: Readonly<Record<string, number>> = {
  AuthFailure: 401,
  UnauthorizedOperation: 403,
  DryRunOperation: 412,
  InsufficientInstanceCapacity: 500,
  InternalError: 500,
  InternalFailure: 500,
  UnknownOperation: 501,
  RequestLimitExceeded: 503,
  ServiceUnavailable: 503,
  Unavailable: 503,
};

/** A refusal in AWS's own words; the wire layer gives it the shape of the protocol. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** AWS's error code, such as `InvalidAMIID.NotFound`. */
  readonly code: string;
  readonly status: number;

  constructor(
    code: string,
    message: string,
    options: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? STATUS[code] ?? 400;
  }
}
