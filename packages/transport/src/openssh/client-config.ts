import { TransportError } from '../contract/errors.ts';
import type { SshTarget } from '../contract/transport.ts';
import type { ClientOption } from './client-options.ts';

/** Files of one connection, in a folder that only this user may enter. */
export interface ConnectionFiles {
  readonly knownHosts: string;
  /** Undefined where the login is by something else than a key of ours. */
  readonly key: string | undefined;
  readonly control: string;
}

export interface ConfigOptions {
  readonly files: ConnectionFiles;
  readonly options: readonly ClientOption[];
  readonly connectTimeoutMs: number;
  /** Where a tunnel of ours listens. */
  readonly tunnelPort?: number | undefined;
  /** No login: the host key alone. */
  readonly hostKeyOnly: boolean;
}

/** The name of the machine in its `known_hosts` file, whatever its address. */
export const HOST_ALIAS = 'ami-select-machine';

/** Our own lists; the key exchange is the client's, which may be safe against quantum computers. */
const SESSION = [
  'HostKeyAlgorithms ssh-ed25519',
  'Ciphers aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com',
  'Compression no',
];

/** What a user's own configuration must not bring in: it is read for the way to the machine. */
const FIXED = [
  'StrictHostKeyChecking yes',
  'GlobalKnownHostsFile none',
  'UpdateHostKeys no',
  'VerifyHostKeyDNS no',
  'CheckHostIP no',
  'HashKnownHosts no',
  'PasswordAuthentication no',
  'KbdInteractiveAuthentication no',
  'HostbasedAuthentication no',
  'GSSAPIAuthentication no',
  'ForwardAgent no',
  'ForwardX11 no',
  'ClearAllForwardings yes',
  'Tunnel no',
  'PermitLocalCommand no',
  'RemoteCommand none',
  'RequestTTY no',
  'EscapeChar none',
  'ControlMaster yes',
  'ControlPersist no',
  'ServerAliveInterval 10',
  'ServerAliveCountMax 3',
  'TCPKeepAlive yes',
];

/** For every hop: nothing asks a person, and a host key is known or refused. */
const EVERY_HOP = [
  'BatchMode yes',
  'StrictHostKeyChecking yes',
  'ForwardAgent no',
  'ControlMaster no',
  'ControlPath none',
  'LogLevel ERROR',
];

/** Passes the key that the machine shows to the file of a variable: how a mismatch can name it. It accepts nothing. */
const SHOWN_KEY = `KnownHostsCommand /bin/sh -c "echo '%t %K' >> \\"$AMI_SELECT_SHOWN_KEY\\""`;

/**
 * The configuration of the connection that carries all commands. The first value of an option counts, so that what
 * comes from the user's own files is behind ours.
 */
export function masterConfig(target: SshTarget, config: ConfigOptions): string {
  const { files, options, tunnelPort } = config;
  const given = options.filter(({ name }) => name !== 'Include');
  const names = new Set<string>(given.map(({ name }) => name));
  const own = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => !names.has(line.split(' ')[0] ?? ''));
  const hop = given.filter(
    ({ name }) => name === 'IdentityAgent' || name === 'IdentityFile' || name === 'CertificateFile',
  );
  const host = [
    `HostName ${tunnelPort === undefined ? target.host : '127.0.0.1'}`,
    `Port ${tunnelPort ?? target.port}`,
    `User ${target.user}`,
    `HostKeyAlias ${HOST_ALIAS}`,
    `UserKnownHostsFile ${quoted(files.knownHosts)}`,
    SHOWN_KEY,
    `ControlPath ${quoted(files.control)}`,
    `ConnectTimeout ${Math.max(1, Math.ceil(config.connectTimeoutMs / 1000))}`,
    ...FIXED,
    ...own(SESSION),
    ...login(config, hop),
    ...given.filter((option) => !hop.includes(option)).map(line),
  ];
  const includes = options.filter(({ name }) => name === 'Include');
  return [
    'IgnoreUnknown KnownHostsCommand',
    `Host ${target.host}`,
    ...host.map(indented),
    'Host *',
    ...[...EVERY_HOP, ...hop.map(line), ...includes.map(line)].map(indented),
    '',
  ].join('\n');
}

/** The configuration of one command: through the connection that is there, or not at all. */
export function channelConfig({ control }: ConnectionFiles): string {
  const lines = [
    `ControlPath ${quoted(control)}`,
    'ControlMaster no',
    'ProxyCommand false',
    'LogLevel QUIET',
    'RequestTTY no',
    'BatchMode yes',
  ];
  return `${lines.join('\n')}\n`;
}

function login({ files, hostKeyOnly }: ConfigOptions, given: readonly ClientOption[]): readonly string[] {
  if (hostKeyOnly) return ['PreferredAuthentications none', 'PubkeyAuthentication no'];
  const agent = given.some(({ name }) => name === 'IdentityAgent');
  return [
    'PreferredAuthentications publickey',
    ...(files.key === undefined ? [] : [`IdentityFile ${quoted(files.key)}`]),
    ...given.map(line),
    `IdentitiesOnly ${agent ? 'no' : 'yes'}`,
    ...(agent ? [] : ['IdentityAgent none']),
  ];
}

function line({ name, value }: ClientOption): string {
  const isOneWord = name === 'Include' || name.endsWith('File') || name === 'IdentityAgent';
  return `${name} ${isOneWord ? `"${value}"` : value}`;
}

function indented(text: string): string {
  return `  ${text}`;
}

/** A path as one word. */
function quoted(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would begin another option.
  if (/[\u0000-\u001f"\\]|\$\{/.test(path)) {
    const message = `the folder of temporary files ${JSON.stringify(path)} is not valid because OpenSSH cannot name it in its configuration`;
    throw new TransportError('INVALID_OPTIONS', message);
  }
  return `"${path.replaceAll('%', '%%')}"`;
}
