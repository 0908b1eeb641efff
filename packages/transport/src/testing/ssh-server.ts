import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo, Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import ssh2, { type Connection, type KexAlgorithm, type ServerChannel } from 'ssh2';
import type { SshTarget } from '../contract/transport.ts';
import { generateSshKeyPair } from '../ssh/keys.ts';

export interface SshServerOptions {
  /** Home and working folder of every command. */
  readonly home: string;
  readonly user?: string;
  /** User and group id of the commands; this process's own when absent. */
  readonly uid?: number;
  /** Handles commands itself instead of running them with `sh`. */
  readonly onExec?: (command: string, channel: ServerChannel) => void;
  /** Refuses the right key as well while it returns false; called once for each offer. */
  readonly isKeyWritten?: () => boolean;
  /** The key exchanges that it offers; those of the library when absent. */
  readonly kex?: KexAlgorithm[];
}

export interface SshServer {
  readonly target: SshTarget;
  /** Lets the owner of a public key in, and nobody else. */
  allow(publicKey: string): void;
  /** Connections so far. */
  connections(): number;
  /** The key exchange of each connection so far. */
  keyExchanges(): readonly string[];
  /** Cuts every connection without a word. */
  dropConnections(): void;
  close(): Promise<void>;
}

/** An SSH server on loopback that runs commands with the real `sh` and, like OpenSSH, kills nothing on disconnect. */
export async function startSshServer({
  home,
  user = 'tester',
  uid,
  onExec = undefined,
  isKeyWritten = () => true,
  kex,
}: SshServerOptions): Promise<SshServer> {
  const host = generateSshKeyPair('host');
  const login = generateSshKeyPair('login');
  let allowed = parseKey(login.publicKey);
  const connections = new Set<Connection>();
  let count = 0;
  const keyExchanges: string[] = [];
  const config = { hostKeys: [host.privateKey], ...(kex && { algorithms: { kex } }) };
  const server = new ssh2.Server(config, (connection) => {
    connections.add(connection);
    count += 1;
    connection.on('handshake', (agreed) => keyExchanges.push(agreed.kex));
    socketOf(connection).setNoDelay(true);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => connections.delete(connection));
    connection.on('authentication', (context) => authenticate(context, { user, allowed, isKeyWritten }));
    connection.on('session', (accept) => serveSession(accept(), { home, uid, onExec }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dropConnections = (): void => {
    for (const connection of connections) socketOf(connection).destroy();
  };
  return {
    target: {
      label: 'host-1',
      host: '127.0.0.1',
      port,
      user,
      privateKey: login.privateKey,
      hostKey: host.publicKey,
    },
    allow: (publicKey) => {
      allowed = parseKey(publicKey);
    },
    connections: () => count,
    keyExchanges: () => keyExchanges,
    dropConnections,
    close: async () => {
      dropConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Login {
  readonly user: string;
  readonly allowed: ssh2.ParsedKey;
  readonly isKeyWritten: () => boolean;
}

function authenticate(context: ssh2.AuthContext, { user, allowed, isKeyWritten }: Login): void {
  const isKnown =
    context.method === 'publickey' &&
    context.username === user &&
    context.key.data.equals(allowed.getPublicSSH());
  if (!isKnown || (!context.signature && !isKeyWritten())) context.reject(['publickey']);
  else if (context.signature && context.blob && allowed.verify(context.blob, context.signature) !== true)
    context.reject();
  else context.accept();
}

interface Place {
  readonly home: string;
  readonly uid: number | undefined;
}

function serveSession(
  session: ssh2.Session,
  { onExec, ...place }: Place & { readonly onExec: SshServerOptions['onExec'] | undefined },
): void {
  let child: ChildProcess | undefined;
  session.on('signal', (_accept, _reject, info) => child?.kill(`SIG${info.name}` as NodeJS.Signals));
  session.on('exec', (acceptExec, _rejectExec, info) => {
    const channel = acceptExec();
    if (onExec) onExec(info.command, channel);
    else child = run(info.command, place, channel);
  });
}

function socketOf(connection: Connection): Socket {
  return (connection as unknown as { readonly _sock: Socket })._sock;
}

function parseKey(text: string): ssh2.ParsedKey {
  const key = ssh2.utils.parseKey(text);
  if (key instanceof Error) throw key;
  return key;
}

function run(command: string, { home, uid }: Place, channel: ServerChannel): ChildProcess {
  const child = spawn('sh', ['-c', `HOME="$1"; export HOME; eval "$2"`, 'sh', home, command], {
    cwd: home,
    detached: true,
    ...(uid !== undefined && { uid, gid: uid }),
  });
  channel.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  const write = inTurn(channel);
  void forward(child.stdout, (chunk) => write(channel, chunk));
  void forward(child.stderr, (chunk) => write(channel.stderr, chunk));
  child.on('exit', (code, signal) => {
    if (!channel.writable) return;
    if (signal) channel.exit(signal.replace('SIG', ''));
    else channel.exit(code ?? 255);
  });
  // The end of standard output closes the channel, so that it comes after all of standard error.
  child.on('close', () => void write(channel, '').then(() => channel.end()));
  channel.on('close', () => {
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  });
  return child;
}

async function forward(from: Readable, write: (chunk: Buffer) => Promise<void>): Promise<void> {
  try {
    for await (const chunk of from) await write(chunk);
  } catch {
    // The channel was closed before the command ended.
  }
}

type Write = (to: Writable, chunk: Buffer | string) => Promise<void>;

/**
 * Writes to both outputs of a channel, one chunk at a time. Where both wait for the client to read, the library forgets
 * one; and it repeats what once waited on standard output instead of what waits on standard error.
 */
function inTurn(channel: ServerChannel): Write {
  let last: Promise<void> = Promise.resolve();
  return (to, chunk) => {
    last = last.then(async () => {
      if (!to.writable) return;
      await new Promise((resolve) => to.write(chunk, resolve));
      Object.assign(channel, { _chunk: undefined, _chunkcb: undefined });
    });
    return last;
  };
}
