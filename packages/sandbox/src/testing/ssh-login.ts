import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import ssh2 from 'ssh2';

/** Result of a command over SSH. */
export interface Finished {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a command. */
export interface RunOptions {
  readonly stdin?: string;
  /** Requests a terminal of this kind. */
  readonly terminal?: string;
}

/** A connection of a test. */
export interface Login {
  run(command: string, options?: RunOptions): Promise<Finished>;
  /** Writes a file over SFTP. */
  writeFile(path: string, content: string): Promise<void>;
  /** Reads a file over SFTP. */
  readFile(path: string): Promise<string>;
  /** Starts a command and keeps its standard input open. */
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
  /** Longest duration of one attempt; 5 seconds when absent. */
  readonly timeoutMs?: number;
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
export async function logInOnce({ user, timeoutMs = 5000, ...target }: Target): Promise<Login> {
  const client = new ssh2.Client();
  let hostKey = '';
  client.on('error', () => client.destroy());
  const ready = once(client, 'ready');
  client.connect({
    ...target,
    username: user,
    readyTimeout: timeoutMs,
    hostVerifier: (key: Buffer) => {
      hostKey = key.toString('base64');
      return true;
    },
  });
  await ready;
  return {
    hostKey,
    start: (command) => open(client, { command }, (channel) => channel),
    run: (command, { stdin, terminal } = {}) =>
      open(client, { command, terminal }, (channel) => finish(channel, stdin)),
    writeFile: async (path, content) => {
      const sftp = await openSftp(client);
      await promisify(sftp.writeFile).call(sftp, path, content);
      sftp.end();
    },
    readFile: async (path) => {
      const sftp = await openSftp(client);
      const content = await promisify(sftp.readFile).call(sftp, path);
      sftp.end();
      return String(content);
    },
    drop: () => client.destroy(),
  };
}

/** Listeners must be added before the channel's first packets are read, so `use` runs at once. */
function open<Result>(
  client: ssh2.Client,
  { command, terminal }: { command: string; terminal?: string | undefined },
  use: (channel: ssh2.ClientChannel) => Result | Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    client.exec(command, terminal === undefined ? {} : { pty: { term: terminal } }, (error, channel) =>
      error === undefined ? resolve(use(channel)) : reject(error),
    );
  });
}

function openSftp(client: ssh2.Client): Promise<ssh2.SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, sftp) => (error === undefined ? resolve(sftp) : reject(error)));
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
