import type { BuilderErrorCode } from '@ami-select/builder';
import type { ProvisionerErrorCode } from '@ami-select/provisioner';
import type { SelectorErrorCode } from '@ami-select/selector';
import type { TransportErrorCode } from '@ami-select/transport';
import { CommanderError } from 'commander';
import { type CliErrorCode, InterruptedError } from './errors.ts';
import { SIGNAL_STATUS } from './interrupts.ts';

const USAGE_STATUS = 2;

/** Every code that can reach the entry: a package that adds one does not compile until it has a status. */
type KnownCode =
  | BuilderErrorCode
  | CliErrorCode
  | SelectorErrorCode
  | ProvisionerErrorCode
  | TransportErrorCode;

/** Exit status of an error that no table knows: a fault of the program. */
export const UNEXPECTED_STATUS = 1;

/** Exit status by error code, over all packages. README.md says what each status means. */
export const EXIT_STATUS: Readonly<Record<KnownCode, number>> = {
  // bad input
  INVALID_INPUT: 2,
  CONFIG_UNREADABLE: 2,
  UNKNOWN_FLEET: 2,
  INVALID_QUERY: 2,
  INVALID_LOCK: 2,
  INCOMPATIBLE: 2,
  REGION_NOT_ENABLED: 2,
  INVALID_REQUEST: 2,
  INVALID_HANDLE: 2,
  REFUSED: 2,
  CONFLICT: 2,
  INVALID_OPTIONS: 2,
  UNREACHABLE_ENDPOINT: 2,
  // images
  NO_IMAGE: 3,
  PARAMETER_NOT_FOUND: 3,
  REGIONS_INCOMPLETE: 3,
  AMBIGUOUS: 4,
  UNSAFE_QUERY: 4,
  UNSAFE_REQUEST: 4,
  LOCK_OUT_OF_DATE: 5,
  // builds
  INVALID_BUILD: 2,
  UNPINNED: 10,
  HASH: 11,
  NO_WHEEL: 12,
  SYSTEM_PACKAGE: 13,
  STEP_FAILED: 14,
  TESTS_FAILED: 15,
  DRIFT: 16,
  MACHINE_FAILED: 21,
  // machines
  CAPACITY: 20,
  BOOT_FAILED: 21,
  UNREACHABLE_HOST: 21,
  UNREACHABLE: 21,
  HOST_KEY_MISMATCH: 21,
  AUTHENTICATION_REFUSED: 21,
  DISCONNECTED: 21,
  TRANSFER_FAILED: 21,
  TIMED_OUT: 22,
  PERMISSION_DENIED: 23,
  NO_CREDENTIALS: 23,
  CAP_EXCEEDED: 24,
  LEFT_BEHIND: 30,
  // the service, not the request
  AWS_ERROR: 1,
  SERVICE_FAILED: 1,
  THROTTLED: 1,
  ABORTED: 130,
};

/** The exit status that a failure ends the command with. */
export function exitStatusOf(error: unknown): number {
  if (error instanceof InterruptedError) return SIGNAL_STATUS[error.signal];
  if (error instanceof CommanderError) return USAGE_STATUS;
  const code = knownCodeOf(error);
  return code === undefined ? UNEXPECTED_STATUS : EXIT_STATUS[code];
}

/** Whether the error is a foreseen one; anything else is a fault of the program, worth its stack. */
export function isForeseen(error: unknown): boolean {
  return (
    error instanceof InterruptedError || error instanceof CommanderError || knownCodeOf(error) !== undefined
  );
}

function knownCodeOf(error: unknown): KnownCode | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return Object.hasOwn(EXIT_STATUS, error.code) ? (error.code as KnownCode) : undefined;
}
