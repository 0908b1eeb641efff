import type { CommandRecord, InvocationRecord } from '../../model/commands.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import type { World } from '../../model/world.ts';

/** Systems Manager cuts the output of a command here. */
const MAX_OUTPUT = 24_000;
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** Runs the script of a command in the machine's body; the invocation record follows it. */
export function runCommand(
  invocation: InvocationRecord,
  { instance, command, world }: { instance: InstanceRecord; command: CommandRecord; world: World },
): void {
  invocation.status = 'InProgress';
  invocation.startedAt = world.clock.now();
  const { commands = [], workingDirectory = [], executionTimeout = [] } = command.parameters;
  const directory = workingDirectory[0] ? [`cd ${quote(workingDirectory[0])} || exit 1`] : [];
  const timeoutSeconds = Number(executionTimeout[0] ?? DEFAULT_TIMEOUT_SECONDS);
  const work = instance.body?.exec([...directory, ...commands].join('\n'), {
    timeoutMs: timeoutSeconds * 1000,
  });
  const end = (): void => {
    invocation.endedAt = world.clock.now();
  };
  Promise.resolve(work).then(
    (result) => {
      end();
      invocation.responseCode = result?.exitCode ?? -1;
      invocation.status = result?.exitCode === 0 ? 'Success' : 'Failed';
      invocation.stdout = (result?.stdout ?? '').slice(0, MAX_OUTPUT);
      invocation.stderr = (result?.stderr ?? '').slice(0, MAX_OUTPUT);
    },
    (cause: unknown) => {
      end();
      const elapsed = world.clock.now().getTime() - (invocation.startedAt?.getTime() ?? 0);
      invocation.status = elapsed >= timeoutSeconds * 1000 ? 'TimedOut' : 'Failed';
      invocation.stderr = String(cause).slice(0, MAX_OUTPUT);
    },
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
