/** Why a body could not be made or used. */
export type BodyErrorCode =
  | 'DRIVER_UNUSABLE'
  | 'BOOT_FAILED'
  | 'BODY_GONE'
  | 'SNAPSHOT_FAILED'
  | 'AGENT_MISSING';

/** Error of the body drivers. */
export class BodyError extends Error {
  readonly code: BodyErrorCode;
  readonly hint?: string;

  constructor(code: BodyErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BodyError';
    this.code = code;
    if (options.hint !== undefined) this.hint = options.hint;
  }
}
