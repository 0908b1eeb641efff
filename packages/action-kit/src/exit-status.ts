/** Exit statuses by error code, for every package of the family (design: "Errors and exit codes"). */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  REFUSED: 2,
  CONFLICT: 2,
  INCOMPATIBLE: 2,
  NO_STATE: 2,
  UNREACHABLE_ENDPOINT: 2,
  NO_IMAGE: 3,
  PARAMETER_NOT_FOUND: 3,
  AMBIGUOUS: 4,
  UNSAFE_QUERY: 4,
  UNSAFE_REQUEST: 4,
  UNTRUSTED_OWNER: 4,
  LOCK_OUT_OF_DATE: 5,
  UNPINNED: 10,
  HASH: 11,
  NO_WHEEL: 12,
  SYSTEM_PACKAGE: 13,
  STEP_FAILED: 14,
  TESTS_FAILED: 15,
  DRIFT: 16,
  CAPACITY: 20,
  BOOT_FAILED: 21,
  MACHINE_FAILED: 21,
  UNREACHABLE: 21,
  UNREACHABLE_HOST: 21,
  HOST_KEY_MISMATCH: 21,
  AUTHENTICATION_REFUSED: 21,
  DISCONNECTED: 21,
  TIMED_OUT: 22,
  NO_CREDENTIALS: 23,
  PERMISSION_DENIED: 23,
  REGION_NOT_ENABLED: 23,
  CAP_EXCEEDED: 24,
  LEFT_BEHIND: 30,
  CANCELLED: 130,
  ABORTED: 130,
};

const FAILURE = 1;
const BAD_INPUT = 2;

/** The exit status for an error, told by its `code`; 1 when the code says nothing. */
export function exitStatusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('code' in error)) return FAILURE;
  if (typeof error.code !== 'string') return FAILURE;
  return STATUS_BY_CODE[error.code] ?? (error.code.startsWith('INVALID_') ? BAD_INPUT : FAILURE);
}
