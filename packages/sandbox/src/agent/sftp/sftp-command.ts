import { accessSync, constants } from 'node:fs';

const SERVERS_OF_HOST: readonly string[] = [
  '/usr/lib/openssh/sftp-server',
  '/usr/libexec/openssh/sftp-server',
  '/usr/lib/ssh/sftp-server',
  '/usr/libexec/sftp-server',
];

/** Shell command of an SFTP server: the host's, or else the agent's program in a process of the login's own. */
export function sftpCommand(): string {
  const [, agent = ''] = process.argv;
  const own = `exec ${quote(process.execPath)} ${quote(agent)} --sftp`;
  return SERVERS_OF_HOST.find(isExecutable) ?? own;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
