import { REMOTE_LOCK, REMOTE_ROOT } from '../machine/layout.ts';
import { BUILD_VARIABLE } from './hold-fence.ts';

export interface HoldScript {
  /** Of one build: letters, digits and dashes. */
  readonly token: string;
  /** When the build started, ISO 8601. */
  readonly since: string;
  /** Seconds without a line of input after which the machine is let go. */
  readonly patience: number;
  /** The build had the machine before: it gets it only where no other build has had it since. */
  readonly again?: boolean | undefined;
}

/**
 * Locks the machine for one build until the input ends, with the channel, the connection or the build, or is silent for too
 * long; an empty line lets go of it. Says `held`, `busy <since> <process>` of the build that has it, `gone [since]` where
 * the lock is not that of the build any more, or `free` where the machine has nothing to lock with. A build that lost its
 * connection ends its own holder there, whose end of the connection the machine may not have noticed. Whoever gets a machine
 * that was not let go of ends the connection that had it, and all that the build before still runs.
 */
export function holdScript({ token, since, patience, again = false }: HoldScript): string {
  const folder = REMOTE_LOCK.slice(0, REMOTE_LOCK.lastIndexOf('/'));
  return [
    `lock="$HOME/${REMOTE_LOCK}"`,
    `fresh=; [ -e "$lock" ] || [ ! -d "$HOME/${REMOTE_ROOT}" ] || fresh=1`,
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
    'read -r owner process since rest <"$lock"',
    'tries=$((tries + 1)) pause=1',
    `if [ "$owner" = "${token}" ]; then kill "$process" 2>/dev/null; pause=$((tries > 1)).2; fi`,
    // Whoever took it this moment has not said so yet, and who has just ended may still be there.
    'sleep "$pause" 9>&-',
    'read -r owner process since rest <"$lock"',
    `[ $tries -lt ${MOST_TRIES} ] || { echo "busy $since $process"; exit 0; }`,
    'done',
    'owner= since=',
    'read -r owner process since server start rest <"$lock"',
    ...(again ? [`[ "$owner" = "${token}" ] || { echo "gone $since"; exit 0; }`] : []),
    // Over the old line, not after it was deleted: commands of this build may be reading it.
    `echo "${token} $$ ${since} $PPID $(started_at $PPID)" 1<>"$lock"`,
    END_SERVER,
    `[ "$owner" = "${token}" ] || end_build`,
    // Whoever held a lock that was deleted finds that out with its next sign of life.
    `[ -z "$fresh" ] || sleep ${FRESH_S} 9>&-`,
    'echo held',
    'command -v timeout >/dev/null || exec cat >/dev/null',
    `while timeout ${patience} sh -c '${READ}' sh "$lock" "${token}" >/dev/null 2>&1 9>&-; do`,
    '[ ! -e "/proc/$$/fd/9" ] || [ "/proc/$$/fd/9" -ef "$lock" ] || exit 0',
    'done',
  ].join('\n');
}

const MOST_TRIES = 3;

/** More than the seconds between two signs of life. */
const FRESH_S = 20;

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

/**
 * A server of connections, and none that this build uses itself: nothing else is ended for what a file says. Then the
 * commands of the build before, which a server of another kind leaves running: first politely, and after 5 s by force.
 */
const END_SERVER = `
case \${server:-0} in *[!0-9]* | 0 | 1 | $PPID) ;; *)
  { read -r name <"/proc/$server/comm"; } 2>/dev/null || name=
  case $name in sshd* | dropbear*) [ "$(started_at "$server")" != "$start" ] || kill "$server" 2>/dev/null ;; esac
esac
end_build() {
  case $owner in '' | *[!0-9a-f-]*) return ;; esac
  i=0
  while signal_build TERM && [ $i -lt 25 ]; do i=$((i+1)); sleep 0.2 9>&-; done
  signal_build KILL
}
signal_build() {
  found=1
  for place in $(grep -ls "${BUILD_VARIABLE}=$owner" /proc/[0-9]*/environ 9>&-); do
    place=\${place%/environ}
    kill "-$1" "\${place#/proc/}" 2>/dev/null && found=0
  done
  return $found
}`.trim();

/** The machine that was let go of names nobody any more. */
const READ = `
read -r word || exit 1
[ "$word" ] || { read -r owner rest <"$1"; [ "$owner" != "$2" ] || : >"$1"; exit 1; }`.trim();
