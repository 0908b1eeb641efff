import { CodedError, type CodedErrorOptions, type ExitClass } from '@ami-select/core';

/** Reason why a sandbox could not be created or used. */
export type SandboxErrorCode =
  | 'DRIVER_UNUSABLE'
  | 'BOOT_FAILED'
  | 'OUTBOUND_UNSUPPORTED'
  | 'SANDBOX_GONE'
  | 'SNAPSHOT_FAILED'
  | 'AGENT_MISSING';

/** Error of the sandbox drivers. */
export class SandboxError extends CodedError<SandboxErrorCode> {
  override readonly name = 'SandboxError';

  constructor(code: SandboxErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(code, EXIT_CLASSES[code], message, options);
  }
}

const EXIT_CLASSES: Readonly<Record<SandboxErrorCode, ExitClass>> = {
  DRIVER_UNUSABLE: 'usage',
  BOOT_FAILED: 'machine',
  OUTBOUND_UNSUPPORTED: 'usage',
  SANDBOX_GONE: 'machine',
  SNAPSHOT_FAILED: 'machine',
  AGENT_MISSING: 'failed',
};
