import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * A tiny shell that outlives the endpoint by a moment. It waits for the end of its input, which comes when the
 * endpoint exits in whatever way, SIGKILL included, and then removes what no kernel object removes: processes
 * marked as belonging to a sandbox, control groups, folders. With nothing remaining it just exits.
 */
export class Janitor {
  readonly #child: ChildProcess;

  constructor(options: JanitorOptions) {
    this.#child = spawn(
      '/bin/sh',
      ['-c', SCRIPT, 'local-ec2-janitor', options.mark, options.directory, ...(options.cgroups ?? [])],
      {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    );
    this.#child.unref();
    const input = this.#child.stdin;
    if (input !== null && 'unref' in input && typeof input.unref === 'function') input.unref();
  }

  /** Has a folder removed too, now that it is known; one that is deleted by then is no harm. */
  alsoRemove(path: string): void {
    this.#child.stdin?.write(`${path}\n`);
  }

  /** Lets it do its work and waits for it. */
  async dismiss(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.ref();
    this.#child.stdin?.end();
    await ended;
  }
}

/** Resources that a janitor deletes. */
export interface JanitorOptions {
  /** Value of `LOCAL_EC2_OWNER` in the environment of every process of the driver's sandboxes. */
  readonly mark: string;
  readonly directory: string;
  /** Control group folders; their children are deleted too. */
  readonly cgroups?: readonly string[];
}

/** Kills every process whose environment carries the mark; the shell function `sweep`. */
const SWEEP = `
sweep() {
  if [ -r /proc/self/environ ]; then
    for file in $(grep -lsa "LOCAL_EC2_OWNER=$1" /proc/[0-9]*/environ); do
      pid=\${file#/proc/}; kill -9 "\${pid%/environ}" 2>/dev/null
    done
  else
    ps -axEww -o pid=,command= | grep "LOCAL_EC2_OWNER=$1" | while read -r pid rest; do kill -9 "$pid" 2>/dev/null; done
  fi
}
`;

const SCRIPT = `${SWEEP}
trap '' INT TERM HUP
mark=$1 directory=$2
shift 2
more=
while IFS= read -r path; do more="$more$path
"; done
tries=0
while [ $tries -lt 50 ]; do
  sweep "$mark"
  left=
  for group; do
    [ -d "$group" ] || continue
    for child in "$group"/*/; do [ -d "$child" ] && rmdir "$child" 2>/dev/null; done
    rmdir "$group" 2>/dev/null || left=1
  done
  rm -rf "$directory" 2>/dev/null || left=1
  [ -e "$directory" ] && left=1
  while IFS= read -r path; do
    case $path in /?*) rm -rf "$path" 2>/dev/null || left=1 ;; esac
  done <<END
$more
END
  [ -n "$left" ] || break
  tries=$((tries + 1))
  sleep 0.1
done
`;

/** Kills the marked processes now and resolves when the signals are sent. */
export async function sweepProcesses(mark: string): Promise<void> {
  const child = spawn('/bin/sh', ['-c', `${SWEEP}\nsweep "$1"`, 'sh', mark], { stdio: 'ignore' });
  await once(child, 'exit');
}
