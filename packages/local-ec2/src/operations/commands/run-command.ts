import type { CommandRecord, InvocationRecord } from '../../state/commands.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import type { World } from '../../world/world.ts';

/** Systems Manager cuts the output of a command here. */
const MAX_OUTPUT = 24_000;
const DEFAULT_TIMEOUT_SECONDS = 3600;
/** Exit codes of a sandbox, and of the agent of Systems Manager, when the time of a command has run out. */
const BODY_TIMEOUT = 124;
const STOPPED = 137;
/** Timers may be a little early. */
const TIMER_SLACK_MS = 5;

/** Runs the script of a command in the machine's sandbox; the invocation record follows it. */
export function runCommand(
  invocation: InvocationRecord,
  { instance, command, world }: { instance: InstanceRecord; command: CommandRecord; world: World },
): void {
  invocation.status = 'InProgress';
  invocation.startedAt = world.clock.now();
  const { commands = [], workingDirectory = [], executionTimeout = [] } = command.parameters;
  const directory = workingDirectory[0] ? [`cd ${quote(workingDirectory[0])} || exit 1`] : [];
  const timeoutSeconds = Number(executionTimeout[0] ?? DEFAULT_TIMEOUT_SECONDS);
  const work = instance.sandbox?.exec([...directory, ...commands].join('\n'), {
    timeoutMs: timeoutSeconds * 1000,
  });
  const end = (): void => {
    invocation.endedAt = world.clock.now();
  };
  Promise.resolve(work).then(
    (result) => {
      end();
      const isLate = result?.exitCode === BODY_TIMEOUT && hasRunOut(invocation, timeoutSeconds);
      invocation.responseCode = isLate ? STOPPED : (result?.exitCode ?? -1);
      invocation.status = statusOf(invocation.responseCode, isLate);
      invocation.stdout = (result?.stdout ?? '').slice(0, MAX_OUTPUT);
      invocation.stderr = (result?.stderr ?? '').slice(0, MAX_OUTPUT);
    },
    (cause: unknown) => {
      end();
      invocation.status = statusOf(-1, hasRunOut(invocation, timeoutSeconds));
      invocation.stderr = String(cause).slice(0, MAX_OUTPUT);
    },
  );
}

function hasRunOut({ startedAt, endedAt }: InvocationRecord, seconds: number): boolean {
  return startedAt !== undefined && Number(endedAt) - Number(startedAt) + TIMER_SLACK_MS >= seconds * 1000;
}

function statusOf(code: number, isLate: boolean): InvocationRecord['status'] {
  if (isLate) return 'TimedOut';
  return code === 0 ? 'Success' : 'Failed';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
