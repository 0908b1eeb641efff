import { mkdirSync } from 'node:fs';
import { startCommand } from './commands.ts';
import type { HostKey } from './host-keys.ts';
import { type Machine, writeFileDeep } from './machine.ts';

/** Text that sshd prints to stderr when it accepts connections; a trial connection would cost a process. */
const LISTENING = 'Server listening on ';

/**
 * `-r`: a connection is a copy of the server, not a new start of the program. Undocumented, and all that says so since
 * OpenSSH 9.8, where connections are a program of their own, is a line of its log.
 */
const OPTIONS = ['-r', '-D', '-e'];

/** Starts the host's OpenSSH server inside the machine; resolves when it accepts connections. */
export async function startOpenSsh(
  machine: Machine,
  options: { sshd: string; hostKeys: readonly HostKey[]; port: number },
): Promise<void> {
  const { runDirectory, path } = machine.settings;
  const config = `${runDirectory}/sshd_config`;
  mkdirSync(machine.place('/run/sshd'), { recursive: true, mode: 0o755 });
  mkdirSync(machine.place(`${runDirectory}/keys`), { recursive: true, mode: 0o755 });
  const cloudInit = machine.settings.cloudInit === true;
  const writeConfig = ({ keysHeld }: { keysHeld: boolean }): void => {
    const text = sshdConfig({ ...options, runDirectory, path, cloudInit, keysHeld });
    writeFileDeep(machine.place(config), text, 0o600);
  };
  const keysHeld = machine.keyHold.isHeld();
  writeConfig({ keysHeld });
  const child = startCommand(machine, { file: options.sshd, args: [...OPTIONS, '-f', config] });
  child.stdin?.end();
  if (keysHeld) {
    machine.keyHold.onRelease(() => {
      writeConfig({ keysHeld: false });
      child.kill('SIGHUP');
    });
  }
  await new Promise<void>((resolve, reject) => {
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-2000);
      if (text.includes(LISTENING)) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      const problem = `sshd ended with status ${code}: ${complaints.trim()}`;
      machine.print(`sshd: ${problem}\n`);
      reject(new Error(problem));
    });
  });
}

function sshdConfig(options: {
  hostKeys: readonly HostKey[];
  port: number;
  runDirectory: string;
  path: string;
  cloudInit: boolean;
  keysHeld: boolean;
}): string {
  return [
    `Port ${options.port}`,
    ...options.hostKeys.map((key) => `HostKey ${key.file}`),
    `AuthorizedKeysFile .ssh/authorized_keys ${options.runDirectory}/keys/%u`,
    ...(options.keysHeld ? ['DenyUsers *'] : []),
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    // Without PAM sshd keeps out accounts whose password is locked, which cloud-init's are.
    `UsePAM ${options.cloudInit ? 'yes' : 'no'}`,
    'UseDNS no',
    'PidFile none',
    'PrintMotd no',
    'MaxStartups 200',
    'MaxSessions 200',
    'AcceptEnv LANG LC_*',
    `SetEnv "PATH=${options.path}"`,
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
}
