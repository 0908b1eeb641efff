import { assertTarget } from './assert-target.ts';
import type { SshConnectOptions } from './connect-ssh.ts';
import { TransportError } from './contract/errors.ts';
import type { SshTarget, Transport } from './contract/transport.ts';
import { createTransport } from './create-transport.ts';
import { createClientFolder } from './openssh/client-folder.ts';
import { bringIdentity, type ClientOption, parseClientOptions } from './openssh/client-options.ts';
import { openSshSource } from './openssh/openssh-source.ts';
import { type Master, startMaster } from './openssh/start-master.ts';
import { listenForTunnel, type TunnelPort } from './openssh/tunnel-port.ts';
import { openVia } from './ssh/open-via.ts';
import { pushNewKey } from './ssh/push-new-key.ts';

export interface OpenSshConnectOptions extends SshConnectOptions {
  /** Options of the client as `Name=value`; see the README for those that are allowed. */
  readonly clientOptions?: readonly string[] | undefined;
  /** The variables of the client's process: `PATH`, `HOME`, and `SSH_AUTH_SOCK` where an agent is asked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `ssh` unless given. */
  readonly program?: string | undefined;
}

/** The client's process gets nothing else of the environment, and speaks English. */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'SSH_AUTH_SOCK'];

/** A jump host takes as long again as the machine. */
const STEPS = 2;

/**
 * Logs in by OpenSSH's client instead of the built-in one: jump hosts, certificates, agents and keys in hardware. The host
 * key must be exactly `target.hostKey` there as well, and a jump host's must be in the user's `known_hosts`.
 *
 * @throws TransportError as `connectSsh`; `INVALID_OPTIONS` also on Windows, whose client shares no connection.
 */
export async function connectOpenSsh(target: SshTarget, options: OpenSshConnectOptions): Promise<Transport> {
  const clientOptions = parseClientOptions(options.clientOptions ?? []);
  assertTarget(target);
  assertWay(target, clientOptions);
  const limits = { timeoutMs: options.connectTimeoutMs ?? 10_000, signal: options.signal };
  const tunnel =
    target.via === undefined
      ? undefined
      : await listenForTunnel(await openVia(target, options.openTunnel, limits));
  try {
    const master = await logIn(target, { ...options, ...limits, clientOptions, tunnel });
    return createTransport(openSshSource(closing(master, tunnel), target.label));
  } catch (error) {
    tunnel?.close();
    throw error;
  }
}

interface LogIn extends Omit<OpenSshConnectOptions, 'clientOptions'> {
  readonly clientOptions: readonly ClientOption[];
  readonly timeoutMs: number;
  readonly tunnel: TunnelPort | undefined;
}

async function logIn(target: SshTarget, options: LogIn): Promise<Master> {
  const { clientOptions, timeoutMs, tunnel, signal, hostKeyOnly = false } = options;
  const needsKey = target.privateKey === '' && !hostKeyOnly && !bringIdentity(clientOptions);
  const privateKey = needsKey
    ? await pushNewKey(target, options.pushKey, { timeoutMs, signal })
    : target.privateKey;
  const folder = createClientFolder(
    { ...target, privateKey },
    { options: clientOptions, connectTimeoutMs: timeoutMs, tunnelPort: tunnel?.port, hostKeyOnly },
  );
  const environment = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = options.environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return startMaster(target, {
    program: options.program ?? 'ssh',
    environment: { ...environment, LC_ALL: 'C' },
    folder,
    hostKeyOnly,
    timeoutMs: timeoutMs * STEPS,
    signal,
  });
}

function closing(master: Master, tunnel: TunnelPort | undefined): Master {
  if (tunnel === undefined) return master;
  return {
    ...master,
    close: async () => {
      await master.close();
      tunnel.close();
    },
  };
}

/** What goes into the configuration of the client or its command line must not be taken for anything else. */
function assertWay({ label, host, user, via }: SshTarget, options: readonly ClientOption[]): void {
  const problems: string[] = [];
  if (process.platform === 'win32') problems.push("OpenSSH's client cannot share a connection on Windows");
  if (!/^[A-Za-z0-9][A-Za-z0-9.:_-]*$/.test(host)) problems.push(`host "${host}" is no address or host name`);
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(user)) problems.push(`user "${user}" is no plain user name`);
  if (via !== undefined && options.some(({ name }) => name === 'ProxyJump'))
    problems.push('a tunnel leads to it already, so that ProxyJump has no effect');
  if (problems.length === 0) return;
  throw new TransportError('INVALID_OPTIONS', `${label}: cannot connect by OpenSSH: ${problems.join('; ')}`, {
    label,
  });
}
