import { existsSync } from 'node:fs';

const SERVERS_OF_HOST: readonly string[] = [
  '/usr/lib/openssh/sftp-server',
  '/usr/libexec/openssh/sftp-server',
  '/usr/lib/ssh/sftp-server',
  '/usr/libexec/sftp-server',
];

/** Shell command of an SFTP server: the host's, or else the agent's program in a process of the login's own. */
export function sftpCommand(): string {
  const server = SERVERS_OF_HOST.find((file) => existsSync(file));
  const [, agent = ''] = process.argv;
  return server ?? `exec ${quote(process.execPath)} ${quote(agent)} --sftp`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
