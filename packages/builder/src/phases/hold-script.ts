import { REMOTE_LOCK } from '../machine/layout.ts';

export interface HoldScript {
  /** Of one build: letters, digits and dashes. */
  readonly token: string;
  /** When the build started, ISO 8601. */
  readonly since: string;
}

/**
 * Locks the machine for one build until the input ends: with the channel, the connection or the build. Says `held`,
 * `busy <since> <process>` of the build that has it, or `free` where the machine has nothing to lock with. A build that
 * lost its connection ends its own holder there, whose end of the connection the machine may not have noticed.
 */
export function holdScript({ token, since }: HoldScript): string {
  const folder = REMOTE_LOCK.slice(0, REMOTE_LOCK.lastIndexOf('/'));
  return [
    `lock="$HOME/${REMOTE_LOCK}"`,
    `{ mkdir -p "$HOME/${folder}" && : >>"$lock"; } 2>/dev/null || { echo free; exit 0; }`,
    // The lock belongs to the open file, which the process that waits below inherits: it outlives who took it.
    'exec 9>>"$lock"',
    'if command -v flock >/dev/null; then take() { flock -n 9; }',
    `elif command -v python3 >/dev/null; then take() { python3 -c '${TAKE}'; }`,
    'else take() { return 2; }',
    'fi',
    'tries=0',
    'while :; do',
    'take 2>/dev/null; code=$?',
    '[ $code != 0 ] || break',
    '[ $code = 1 ] || { echo free; exit 0; }',
    // Whoever took it this moment has not said so yet, and who has just ended may still be there.
    'sleep 1',
    'tries=$((tries + 1))',
    'read -r owner process since rest <"$lock"',
    `if [ "$owner" = "${token}" ]; then kill "$process" 2>/dev/null; fi`,
    `[ $tries -lt ${MOST_TRIES} ] || { echo "busy $since $process"; exit 0; }`,
    'done',
    `echo "${token} $$ ${since}" >"$lock"`,
    'echo held',
    'exec cat >/dev/null',
  ].join('\n');
}

const MOST_TRIES = 3;

/** Exits with 1 where another has it, as `flock -n` does. */
const TAKE = [
  'import fcntl, sys',
  'try: fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)',
  'except BlockingIOError: sys.exit(1)',
  'except OSError: sys.exit(2)',
].join('\n');
