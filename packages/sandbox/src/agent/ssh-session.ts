import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import type ssh2 from 'ssh2';
import { killGroup, startCommand } from './commands.ts';
import { HOST_KEY_VARIABLE, OWN_HOST_KEY_FILE } from './host-keys.ts';
import type { Account, Machine } from './machine.ts';
import { sftpCommand } from './sftp/sftp-command.ts';

/** The account that is logged in, and the command that its key forces. */
export interface Login {
  readonly account: Account;
  readonly command?: string;
}

/** Serves one session channel the way sshd does: environment, terminal, exec, shell, sftp, signals. */
export function serveSession(machine: Machine, session: ssh2.Session, login: Login): void {
  const environment: Record<string, string> = { [HOST_KEY_VARIABLE]: machine.inside(OWN_HOST_KEY_FILE) };
  let child: ChildProcess | undefined;
  let terminal: string | undefined;
  session.on('env', (accept, _reject, info) => {
    if (/^(LANG|LC_\w+)$/.test(info.key)) environment[info.key] = info.val;
    accept?.();
  });
  session.on('pty', (accept, _reject, info) => {
    terminal = (info as { term?: string }).term ?? 'xterm';
    accept?.();
  });
  session.on('window-change', (accept) => accept?.());
  session.on('signal', (accept, _reject, info) => {
    const signal = signalOf(info.name);
    if (child !== undefined && signal !== undefined) killGroup(child, signal);
    accept?.();
  });
  const run = (channel: ssh2.ServerChannel, asked: string | undefined): void => {
    if (terminal !== undefined) environment.TERM = terminal;
    child = start(machine, { login, asked, hasTerminal: terminal !== undefined, environment });
    join(channel, child, { hangUp: terminal !== undefined });
  };
  session.on('exec', (accept, _reject, info) => run(accept(), info.command));
  session.on('shell', (accept) => run(accept(), undefined));
  session.on('subsystem', (accept, reject, info) => {
    if (info.name === 'sftp') run(accept(), sftpCommand());
    else reject();
  });
}

interface Start {
  readonly login: Login;
  readonly asked: string | undefined;
  readonly hasTerminal: boolean;
  readonly environment: Record<string, string>;
}

function start(machine: Machine, { login, asked, hasTerminal, environment }: Start): ChildProcess {
  const { account } = login;
  const command = login.command ?? asked;
  const original = login.command !== undefined && asked !== undefined ? { SSH_ORIGINAL_COMMAND: asked } : {};
  const args = command === undefined ? ['-l'] : ['-c', command];
  const common = { account, environment: { ...environment, ...original } };
  const recorder = '/usr/bin/script';
  if (!hasTerminal || !existsSync(recorder))
    return startCommand(machine, { file: account.shell, args, ...common });
  const line = command ?? `exec ${account.shell} -l`;
  return startCommand(machine, { file: recorder, args: ['-qefc', line, '/dev/null'], ...common });
}

/**
 * Ties a channel to a process. A lost connection closes the process's streams and, with a terminal, hangs up;
 * like sshd it kills nothing else, so a client that wants its command to end with it must watch standard input.
 */
function join(channel: ssh2.ServerChannel, child: ChildProcess, { hangUp }: { hangUp: boolean }): void {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) return;
  stdin.on('error', () => stdin.destroy());
  channel.on('error', () => channel.destroy());
  channel.pipe(stdin);
  stdout.pipe(channel, { end: false });
  stderr.pipe(channel.stderr, { end: false });
  channel.on('close', () => {
    stdin.destroy();
    stdout.destroy();
    stderr.destroy();
    if (hangUp) killGroup(child, 'SIGHUP');
  });
  child.on('error', (error) => {
    channel.stderr.write(`${error.message}\n`);
    finish(channel, { code: 127, signal: null });
  });
  child.on('close', (code, signal) => finish(channel, { code, signal }));
}

function finish(
  channel: ssh2.ServerChannel,
  { code, signal }: { code: number | null; signal: NodeJS.Signals | null },
): void {
  if (signal === null) channel.exit(code ?? 255);
  else channel.exit(signal.replace(/^SIG/, ''), false, '');
  channel.end();
}

function signalOf(name: string): NodeJS.Signals | undefined {
  const full = `SIG${name}`;
  return Object.keys(constants.signals).find((signal): signal is NodeJS.Signals => signal === full);
}
