/** AWS error codes whose HTTP status is not 400 (EC2 errors overview; rows 31, 32 of the fidelity checklist). */
const STATUSES: Readonly<Record<string, number>> = {
  DryRunOperation: 412,
  UnauthorizedOperation: 403,
  AuthFailure: 401,
  SignatureDoesNotMatch: 403,
  InvalidClientTokenId: 403,
  NotImplemented: 501,
  RequestLimitExceeded: 503,
  Unavailable: 503,
  ServiceUnavailable: 503,
  InternalError: 500,
  InternalFailure: 500,
  ServerInternal: 500,
  InsufficientInstanceCapacity: 500,
  InsufficientHostCapacity: 500,
  InsufficientAddressCapacity: 500,
  InsufficientReservedInstanceCapacity: 500,
};

/** Error response to a refused request, of AWS or of this endpoint in AWS's shape. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  /** @param status HTTP status; by default the one that EC2 uses for the code, mostly 400. */
  constructor(code: string, message: string, status: number = STATUSES[code] ?? 400) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** The refusal of an EC2 request without a member that it needs. */
export function missingParameter(name: string): ApiError {
  return new ApiError('MissingParameter', `The request must contain the parameter ${name}`);
}

/** A refusal of something that AWS would understand and this endpoint does not: HTTP 501, never retried. */
export function notImplemented(what: string): ApiError {
  return new ApiError('NotImplemented', `local-ec2 does not implement ${what}; see its support table.`);
}
