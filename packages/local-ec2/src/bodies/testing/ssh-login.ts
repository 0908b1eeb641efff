import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import ssh2 from 'ssh2';

/** How a command ended over SSH. */
export interface Finished {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A connection of a test. */
export interface Login {
  run(command: string, options?: { readonly stdin?: string }): Promise<Finished>;
  /** Starts a command and leaves its standard input open. */
  start(command: string): Promise<ssh2.ClientChannel>;
  /** Cuts the connection without a word. */
  drop(): void;
  /** Key that the server showed, in base64. */
  readonly hostKey: string;
}

interface Target {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly privateKey: string;
}

const PATIENCE_MS = 10_000;

/** Logs in, retrying while the machine boots. */
export async function logIn(target: Target): Promise<Login> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await logInOnce(target);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

/** Logs in, or fails at once. */
export async function logInOnce({ user, ...target }: Target): Promise<Login> {
  const client = new ssh2.Client();
  let hostKey = '';
  client.on('error', () => client.destroy());
  const ready = once(client, 'ready');
  client.connect({
    ...target,
    username: user,
    readyTimeout: 5000,
    hostVerifier: (key: Buffer) => {
      hostKey = key.toString('base64');
      return true;
    },
  });
  await ready;
  return {
    hostKey,
    start: (command) => open(client, command, (channel) => channel),
    run: (command, options) => open(client, command, (channel) => finish(channel, options?.stdin)),
    drop: () => client.destroy(),
  };
}

/** What listens must do so before the channel's first packets are read, so it is set up at once. */
function open<Result>(
  client: ssh2.Client,
  command: string,
  use: (channel: ssh2.ClientChannel) => Result | Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => (error === undefined ? resolve(use(channel)) : reject(error)));
  });
}

async function finish(channel: ssh2.ClientChannel, stdin = ''): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  let code: number | null = null;
  let signal: string | null = null;
  channel.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  channel.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  channel.on('exit', (exitCode: number | null, exitSignal?: string) => {
    code = exitCode;
    signal = exitSignal ?? null;
  });
  channel.end(stdin);
  await once(channel, 'close');
  return { code, signal, stdout, stderr };
}
