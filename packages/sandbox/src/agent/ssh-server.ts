import { connect, createServer, type Server as NetServer, type Socket } from 'node:net';
import ssh2 from 'ssh2';
import { allowedKeys } from './authorized-keys.ts';
import { currentPrivateKeys, type HostKey } from './host-keys.ts';
import type { Account, Machine } from './machine.ts';
import { serveSession } from './ssh-session.ts';

/** The agent's own SSH server. */
export interface SshDoor {
  readonly host: string;
  readonly port: number;
  /** Connections are dropped until the door is opened, as on a machine that still boots. */
  open(hostKeys: readonly HostKey[]): void;
}

/** Binds the first address of the settings that is free. */
export async function createSshDoor(machine: Machine): Promise<SshDoor> {
  let serve = (socket: Socket): void => void socket.destroy();
  const listener = createServer((socket) => {
    socket.setNoDelay(true);
    serve(socket);
  });
  const address = await listenAnywhere(listener, machine.settings.listen);
  return {
    ...address,
    open: (hostKeys) => {
      const createSsh = (): ssh2.Server => {
        const options = { hostKeys: currentPrivateKeys(machine, hostKeys), ident: 'local-ec2' };
        return new ssh2.Server(options, (client) => serveClient(machine, client));
      };
      // A key that cannot be read is a problem of the boot, not of the first login.
      createSsh();
      serve = (socket) => {
        try {
          createSsh().injectSocket(socket);
        } catch (error) {
          machine.print(`sshd: ${String(error)}\n`);
          socket.destroy();
        }
      };
    },
  };
}

async function listenAnywhere(
  listener: NetServer,
  addresses: readonly { host: string; port: number }[],
): Promise<{ host: string; port: number }> {
  const problems: string[] = [];
  for (const { host, port } of addresses) {
    const bound = await tryToListen(listener, { host, port });
    if (typeof bound === 'number') return { host, port: bound };
    problems.push(bound.message);
  }
  throw new Error(`SSH found no address to listen on: ${problems.join('; ')}`);
}

function tryToListen(listener: NetServer, address: { host: string; port: number }): Promise<number | Error> {
  return new Promise((resolve) => {
    listener.once('error', resolve);
    listener.listen(address.port, address.host, () => {
      listener.off('error', resolve);
      const bound = listener.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : address.port);
    });
  });
}

function serveClient(machine: Machine, client: ssh2.Connection): void {
  let login: { account: Account; command?: string } | undefined;
  client.on('error', () => client.end());
  client.on('authentication', (attempt) => {
    login = authenticate(machine, attempt);
    if (login === undefined) attempt.reject(['publickey']);
    else attempt.accept();
  });
  client.on('session', (accept) => {
    if (login !== undefined) serveSession(machine, accept(), login);
  });
  client.on('tcpip', (accept, reject, info) =>
    forward(accept, reject, { host: info.destIP, port: info.destPort }),
  );
}

function authenticate(
  machine: Machine,
  attempt: ssh2.AuthContext,
): { account: Account; command?: string } | undefined {
  if (attempt.method !== 'publickey') return undefined;
  const account = machine.account(attempt.username);
  if (account === undefined) return undefined;
  const offered = attempt.key.data.toString('base64');
  const allowed = allowedKeys(machine, account).find((key) => key.data === offered);
  if (allowed === undefined || !isSignatureGood(attempt)) return undefined;
  return allowed.command === undefined ? { account } : { account, command: allowed.command };
}

/** Without a signature the client only checks whether the key would be accepted. */
function isSignatureGood(attempt: ssh2.PublicKeyAuthContext): boolean {
  if (attempt.signature === undefined || attempt.blob === undefined) return true;
  const key = ssh2.utils.parseKey(`${attempt.key.algo} ${attempt.key.data.toString('base64')}`);
  return !(key instanceof Error) && key.verify(attempt.blob, attempt.signature, attempt.hashAlgo) === true;
}

function forward(
  accept: () => ssh2.ServerChannel,
  reject: () => void,
  target: { host: string; port: number },
): void {
  const socket: Socket = connect(target);
  socket.once('error', reject);
  socket.once('connect', () => {
    socket.off('error', reject);
    const channel = accept();
    socket.on('error', () => channel.end());
    channel.on('error', () => socket.destroy());
    channel.pipe(socket).pipe(channel);
  });
}
