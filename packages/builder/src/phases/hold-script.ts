import { REMOTE_LOCK } from '../machine/layout.ts';

export interface HoldScript {
  /** Of one build: letters, digits and dashes. */
  readonly token: string;
  /** When the build started, ISO 8601. */
  readonly since: string;
  /** Seconds without a line of input after which the machine is let go. */
  readonly patience: number;
}

/**
 * Locks the machine for one build until the input ends, with the channel, the connection or the build, or is silent for too
 * long; an empty line lets go of it. Says `held`, `busy <since> <process>` of the build that has it, or `free` where the
 * machine has nothing to lock with. A build that lost its connection ends its own holder there, whose end of the connection
 * the machine may not have noticed. Whoever gets a machine that was not let go of ends the connection that had it, with
 * all that still runs by it.
 */
export function holdScript({ token, since, patience }: HoldScript): string {
  const folder = REMOTE_LOCK.slice(0, REMOTE_LOCK.lastIndexOf('/'));
  return [
    `lock="$HOME/${REMOTE_LOCK}"`,
    `{ mkdir -p "$HOME/${folder}" && : >>"$lock"; } 2>/dev/null || { echo free; exit 0; }`,
    // The lock belongs to the open file, which the shell keeps and what it starts does not get.
    'exec 9>>"$lock"',
    'if command -v flock >/dev/null; then take() { flock -n 9; }',
    `elif command -v python3 >/dev/null; then take() { python3 -c '${TAKE}'; }`,
    'else take() { return 2; }',
    'fi',
    STARTED_AT,
    'tries=0',
    'while :; do',
    'take 2>/dev/null; code=$?',
    '[ $code != 0 ] || break',
    '[ $code = 1 ] || { echo free; exit 0; }',
    // Whoever took it this moment has not said so yet, and who has just ended may still be there.
    'sleep 1 9>&-',
    'tries=$((tries + 1))',
    'read -r owner process since rest <"$lock"',
    `if [ "$owner" = "${token}" ]; then kill "$process" 2>/dev/null; fi`,
    `[ $tries -lt ${MOST_TRIES} ] || { echo "busy $since $process"; exit 0; }`,
    'done',
    'read -r owner process since server start rest <"$lock"',
    END_SERVER,
    `echo "${token} $$ ${since} $PPID $(started_at $PPID)" >"$lock"`,
    'echo held',
    'command -v timeout >/dev/null || exec cat >/dev/null',
    `while timeout ${patience} sh -c '${READ}' sh "$lock" >/dev/null 2>&1 9>&-; do :; done`,
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

/** What the kernel says of a process: two with one number started at different times. */
const STARTED_AT = `
started_at() {
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
  set -- \${stat##*) }
  echo "\${20-}"
}`.trim();

/** A server of connections, and none that this build uses itself: nothing else is ended for what a file says. */
const END_SERVER = `
case \${server:-0} in *[!0-9]* | 0 | 1 | $PPID) ;; *)
  { read -r name <"/proc/$server/comm"; } 2>/dev/null || name=
  case $name in sshd* | dropbear*) [ "$(started_at "$server")" != "$start" ] || kill "$server" 2>/dev/null ;; esac
esac`.trim();

/** The machine that was let go of names nobody any more. */
const READ = 'read -r word || exit 1; [ "$word" ] || { : >"$1"; exit 1; }';
