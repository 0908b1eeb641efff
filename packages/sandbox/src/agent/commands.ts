import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { PlannedScript } from '../userdata/boot-plan.ts';
import { KeptOutput } from './kept-output.ts';
import { type Account, type Machine, writeFileDeep } from './machine.ts';
import type { ExecOutcome } from './protocol.ts';

/** Command to start in the machine. */
export interface CommandOptions {
  readonly file: string;
  readonly args: readonly string[];
  /** Root when absent. */
  readonly account?: Account | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Where it starts; the account's home when absent. */
  readonly directory?: string | undefined;
  /** Without the variables of a login. */
  readonly bare?: boolean | undefined;
}

const ROOT: Account = { name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/sh' };

/** Starts a command in a session of its own, all three streams piped. */
export function startCommand(
  machine: Machine,
  { file, args, account = ROOT, environment, directory, bare }: CommandOptions,
): ChildProcess {
  const { settings } = machine;
  const home = machine.inside(account.home);
  const entered = settings.entered === true;
  const start = directory ?? home;
  const command = entered ? enter(settings.root, start, [file, ...args]) : [file, ...args];
  const [program = file, ...rest] = command;
  const child = spawn(program, rest, {
    ...(entered ? {} : { cwd: start }),
    detached: true,
    stdio: 'pipe',
    env: {
      PATH: settings.path,
      ...(bare === true ? {} : loginVariables(account, home)),
      LOCAL_EC2_RUN: machine.inside(settings.runDirectory),
      ...settings.environment,
      ...environment,
    },
    ...(settings.switchUsers && !entered ? { uid: account.uid, gid: account.gid } : {}),
  });
  if (child.pid !== undefined) preferAsVictim(child.pid);
  return child;
}

/** Terminates a command and whatever it started in its session's process group. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!isNoSuchProcess(error)) throw error;
  }
}

/** Runs a shell command as root and keeps the first part of its output; 124 when the time ran out, as with `timeout`. */
export function runShell(
  machine: Machine,
  options: { command: string; timeoutMs?: number | undefined },
): Promise<ExecOutcome> {
  const child = startCommand(machine, { file: '/bin/sh', args: ['-c', options.command] });
  const [stdout, stderr] = [new KeptOutput(), new KeptOutput()];
  child.stdin?.end();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
  return new Promise((resolve) => {
    let isLate = false;
    const timer = setTimeout(
      () => {
        isLate = true;
        killGroup(child, 'SIGKILL');
      },
      options.timeoutMs ?? 2 ** 31 - 1,
    );
    const done = (exitCode: number): void => {
      clearTimeout(timer);
      resolve({ exitCode: isLate ? 124 : exitCode, stdout: stdout.text, stderr: stderr.text });
    };
    child.on('error', (error) => {
      stderr.push(`${error.message}\n`);
      done(127);
    });
    child.on('close', (code) => done(code ?? 137));
  });
}

/** Runs a script of user data with its output on the console; resolves with its exit status, 126 where it cannot be written. */
export async function runScript(machine: Machine, script: PlannedScript): Promise<number> {
  const path = `/var/lib/cloud/instance/${script.name}`;
  return writeScript(machine, { ...script, name: path }) ? runFile(machine, path) : 126;
}

/** Writes a script by its path; whether it could, for a name from user data may be none of a file. */
export function writeScript(machine: Machine, { name, content }: PlannedScript): boolean {
  try {
    writeFileDeep(machine.place(name), content, 0o700);
    return true;
  } catch (error) {
    machine.log(
      `cloud-init: could not write ${name}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return false;
  }
}

/**
 * Runs a program of the machine as root with its output on the console; resolves with its exit status. Where the root
 * is the machine's own it starts as cloud-init's do: in `/`, and without `HOME` and the other variables of a login.
 */
export async function runFile(machine: Machine, path: string): Promise<number> {
  if (!isProgram(machine.place(path))) {
    machine.log(`cloud-init: ${path}: Exec format error. Missing #! in script?\n`);
    return 126;
  }
  const child = startCommand(machine, {
    file: machine.place(path),
    args: [],
    environment: { INSTANCE_ID: machine.instanceId },
    ...(machine.settings.switchUsers && { directory: '/', bare: true }),
  });
  child.stdin?.end();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => machine.log(text));
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      machine.log(`cloud-init: could not start ${path}: ${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code) => {
      if (code !== 0) machine.log(`cloud-init: ${path} failed with exit status ${code ?? 'none (signal)'}\n`);
      resolve(code ?? 137);
    });
  });
}

/** Node would hand what the kernel cannot run to a shell; cloud-init does not. */
function isProgram(file: string): boolean {
  const start = readFileSync(file).subarray(0, 4).toString('latin1');
  return start.startsWith('#!') || start === '\x7fELF';
}

function loginVariables({ name, shell }: Account, home: string): Record<string, string> {
  return { HOME: home, USER: name, LOGNAME: name, SHELL: shell };
}

/** Root's way into a root file system that the agent is not in. */
function enter(root: string, directory: string, command: readonly string[]): string[] {
  const start = 'cd "$1" 2>/dev/null; shift; exec "$@"';
  return ['/usr/sbin/chroot', root, '/bin/sh', '-c', start, 'sh', directory, ...command];
}

/** When memory runs out the kernel shall take the user's processes before the agent, which is the machine's life. */
function preferAsVictim(pid: number): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '500');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function isNoSuchProcess(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM');
}
