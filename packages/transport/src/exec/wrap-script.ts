import { randomBytes } from 'node:crypto';
import type { ExecOptions } from '../contract/transport.ts';
import { shellQuote } from './shell-quote.ts';

export interface RemoteScript {
  /** The command line; it contains nothing of a guarded script, so nothing secret. */
  readonly command: string;
  /** Bytes to write to the command's input; keep that of a guarded script open until the command ended. */
  readonly input: readonly Uint8Array[];
}

/**
 * Wraps a POSIX shell script so that it ends with its connection, unless it is `unguarded`. The line of a reply may be
 * written at any time.
 */
export function wrapScript(
  script: string,
  { stdin = '', reply, unguarded = false }: Pick<ExecOptions, 'stdin' | 'reply' | 'unguarded'> = {},
): RemoteScript {
  const bytes = typeof stdin === 'string' ? Buffer.from(stdin) : stdin;
  const after = bytes.byteLength === 0 ? [] : [bytes];
  if (unguarded) return { command: `exec sh -c ${shellQuote(script)}`, input: after };
  const mark = `end-${randomBytes(12).toString('hex')}`;
  const head = Buffer.from(`${script}\n${mark}\n`);
  const length = head.byteLength + bytes.byteLength;
  const words = [shellQuote(GUARD), 'sh', length, mark, shellQuote(RUNNER), ...(reply ? ['reply'] : [])];
  const command = `exec sh -c ${words.join(' ')}`;
  return { command, input: [head, ...after] };
}

/**
 * Runs on the machine. Passes the first $1 bytes of its input, and a line if there is a $4, to a session of its own,
 * then waits for the end of input, which is the sign of abort, time-out or a lost connection, and ends the process group
 * (TERM, 2 s, KILL) with everything that left it for a session of its own: that still has the mark in its environment.
 * The runner stays in the foreground, because a POSIX shell makes background commands ignore SIGINT.
 */
const GUARD = `
d=$(mktemp -d) && mkfifo "$d/in" || exit 126
exec 3<&0
mark=$2
guard() {
  trap stop TERM
  {
    head -c "$1"
    [ -z "$2" ] || { { IFS= read -r line || stop; } && printf '%s\\n' "$line"; }
  } >"$d/in"
  while read -r line; do :; done
  stop
}
stop() {
  trap "" TERM
  i=0
  until [ -s "$d/group" ] || [ $i -ge 20 ]; do i=$((i+1)); sleep 0.1; done
  read -r group <"$d/group" || return
  : >"$d/stopping"
  kill -TERM "-$group" || kill -TERM "$group"
  marked TERM
  i=0
  while { kill -0 "-$group" || marked 0; } && [ $i -lt 20 ]; do i=$((i+1)); sleep 0.1; done
  kill -KILL "-$group"
  marked KILL
  exit 0
}
marked() {
  found=1
  for place in $(grep -ls "_AMI_SELECT_SCRIPT=$mark" /proc/[0-9]*/environ); do
    place=\${place%/environ}
    kill "-$1" "\${place#/proc/}" && found=0
  done
  return $found
}
trap : TERM HUP
guard "$1" "\${4-}" <&3 >/dev/null 2>&1 &
watch=$!
session=
command -v setsid >/dev/null 2>&1 && session=setsid
$session sh -c "$3" sh "$2" "$d/group" <"$d/in" 3<&-
code=$?
if [ -e "$d/stopping" ]; then wait $watch; else kill -KILL $watch 2>/dev/null; fi
rm -rf "$d"
exit $code
`;

/** Runs in its own session: reads the script up to the mark $1, so that no part of it shows in a process list. */
const RUNNER = `
echo $$ >"$2"
export _AMI_SELECT_SCRIPT="$1"
ami_select_script=
while IFS= read -r ami_select_line && [ "$ami_select_line" != "$1" ]; do
ami_select_script="$ami_select_script$ami_select_line
"
done
unset ami_select_line
set --
eval "$ami_select_script"
`;
