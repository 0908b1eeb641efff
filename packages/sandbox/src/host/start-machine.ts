import { type ChildProcess, type SpawnOptions, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Starts the process that a machine lives in, with three piped streams. It inherits no other descriptor: what this
 * process was itself started with, such as a log or a socket of its parent, is `/dev/null` in there.
 */
export function startMachine(
  command: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): ChildProcess {
  const [program = '', ...args] = command;
  const nothing = openSync('/dev/null', 'r+');
  try {
    return spawn(program, args, {
      ...options,
      detached: true,
      stdio: streams(inheritedDescriptors(), nothing),
    });
  } finally {
    closeSync(nothing);
  }
}

function streams(inherited: readonly number[], nothing: number): StdioOptions {
  const others = Array.from({ length: Math.max(2, ...inherited) - 2 }, (_, index) =>
    inherited.includes(index + 3) ? nothing : ('ignore' as const),
  );
  return ['pipe', 'pipe', 'pipe', ...others];
}

const FOLDER = '/proc/self/fdinfo';
const CLOSED_IN_CHILDREN = 0o2000000;

/** Those that the kernel would hand on; Node opens none like that. */
function inheritedDescriptors(): number[] {
  if (!existsSync(FOLDER)) return [];
  const all = readdirSync(FOLDER)
    .map(Number)
    .filter((number) => number > 2);
  return all.filter((number) => {
    const flags = flagsOf(number);
    return flags !== undefined && (flags & CLOSED_IN_CHILDREN) === 0;
  });
}

function flagsOf(number: number): number | undefined {
  const file = `${FOLDER}/${number}`;
  if (!existsSync(file)) return undefined;
  return Number.parseInt(/^flags:\s*([0-7]+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '0', 8);
}
