import { CodedError, type CodedErrorOptions, type ExitClass } from '@ami-select/core';

/**
 * - `NO_REGION`: no region was given and none is configured.
 * - `INVALID_REGION`: the region of the environment is not a name of one.
 * - `INVALID_ENDPOINT`: the endpoint of the environment is not a URL, or has user info or a query.
 * - `UNREACHABLE_ENDPOINT`: nothing listens at the endpoint of the environment.
 * - `INVALID_PROXY`: a proxy of the environment is not the address of an HTTP proxy.
 * - `RESPONSE_TOO_LARGE`: a response has more than 64 MiB; the rest is not read.
 * - `ACCESS_DENIED`: a tunnel or a pushed key is denied; the hint names the permission.
 * - `UNKNOWN_ADDRESS`: the public address of this machine cannot be found out.
 */
export type AccessErrorCode =
  | 'NO_REGION'
  | 'INVALID_REGION'
  | 'INVALID_ENDPOINT'
  | 'UNREACHABLE_ENDPOINT'
  | 'INVALID_PROXY'
  | 'RESPONSE_TOO_LARGE'
  | 'ACCESS_DENIED'
  | 'UNKNOWN_ADDRESS';

const EXIT_CLASS: Readonly<Record<AccessErrorCode, ExitClass>> = {
  NO_REGION: 'usage',
  INVALID_REGION: 'usage',
  INVALID_ENDPOINT: 'usage',
  UNREACHABLE_ENDPOINT: 'unreachable',
  INVALID_PROXY: 'usage',
  RESPONSE_TOO_LARGE: 'unreachable',
  ACCESS_DENIED: 'permission',
  UNKNOWN_ADDRESS: 'usage',
};

/** AWS cannot be called as things are configured. */
export class AccessError extends CodedError<AccessErrorCode> {
  override readonly name = 'AccessError';

  constructor(code: AccessErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(code, EXIT_CLASS[code], message, options);
  }
}
