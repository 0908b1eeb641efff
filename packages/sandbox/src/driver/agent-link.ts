import type { ChildProcess } from 'node:child_process';
import { createLineReader } from '../agent/line-reader.ts';
import type { ExecOutcome, FromAgent, RelayedResponse, ToAgent } from '../agent/protocol.ts';
import type { MetadataRequest } from '../contract/metadata.ts';
import { SandboxError } from '../contract/sandbox-error.ts';
import { eventIn } from './agent-event.ts';

/** Bytes that an agent may leave unread; further metadata is not sent to it. */
const MOST_UNREAD = 16 * 1024 * 1024;

/** Messages from the agent to a driver besides the responses to its requests. */
export interface AgentListener {
  onConsole(text: string): void;
  onPower(how: 'poweroff' | 'reboot'): void;
  onMetadata(request: MetadataRequest): RelayedResponse;
  /** The agent's process exited; `trace` is what it wrote last. */
  onExit(trace: string): void;
}

/** The endpoint's end of the control channel to one agent. */
export class AgentLink {
  /** Resolves when the agent runs. */
  readonly init: Promise<void>;
  /** Resolves with the address where SSH will accept connections. */
  readonly listening: Promise<{ host: string; port: number }>;
  /** Resolves when the process and all that held its streams have ended. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #listener: AgentListener;
  readonly #waiting = new Map<
    number,
    { resolve: (outcome: ExecOutcome) => void; reject: (error: Error) => void }
  >();
  readonly #init = Promise.withResolvers<void>();
  readonly #listening = Promise.withResolvers<{ host: string; port: number }>();
  #lastId = 0;
  #trace = '';

  constructor(child: ChildProcess, listener: AgentListener) {
    this.#child = child;
    this.#listener = listener;
    this.init = this.#init.promise;
    this.listening = this.#listening.promise;
    for (const promise of [this.init, this.listening]) promise.catch(() => undefined);
    // Comes after `error` too, when nothing could be started.
    this.ended = new Promise((resolve) => child.once('close', resolve)).then(() => this.#onClose());
    child.once('error', (error) => this.#fail(error.message));
    child.stdin?.on('error', () => undefined);
    child.stdout?.setEncoding('utf8').on(
      'data',
      createLineReader({
        onLine: (line) => this.#onEvent(eventIn(line)),
        onLong: (text) => listener.onConsole(text),
      }),
    );
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#trace = (this.#trace + text).slice(-4000);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: ToAgent): void {
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  /** Runs a command as root in the machine. */
  exec(command: string, timeoutMs: number | undefined): Promise<ExecOutcome> {
    const { id, outcome } = this.#ask();
    this.send({ type: 'exec', id, command, timeoutMs });
    return outcome;
  }

  /** Lets a key in for a while. */
  async pushKey(key: { user: string; publicKey: string; ttlMs: number }): Promise<void> {
    const { id, outcome } = this.#ask();
    this.send({ type: 'push-key', id, ...key });
    await outcome;
  }

  /** Kills the process that was started; what it holds together terminates with it. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #ask(): { id: number; outcome: Promise<ExecOutcome> } {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<ExecOutcome>();
    this.#waiting.set(id, { resolve, reject });
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) this.#fail('the machine has ended');
    return { id, outcome: promise };
  }

  #onEvent(event: FromAgent | undefined): void {
    if (event === undefined) return;
    if (event.type === 'init') this.#init.resolve();
    if (event.type === 'listening') this.#listening.resolve({ host: event.host, port: event.port });
    if (event.type === 'console') this.#listener.onConsole(event.text);
    if (event.type === 'power') this.#listener.onPower(event.how);
    if (event.type === 'exec-done') this.#settle(event.id, event.outcome);
    if (event.type === 'key-pushed') this.#settle(event.id, { exitCode: 0, stdout: '', stderr: '' });
    if (event.type === 'metadata') this.#respond(event.id, event.request);
  }

  /** A machine that asks and does not read waits, as its caller does on EC2. */
  #respond(id: number, request: MetadataRequest): void {
    if ((this.#child.stdin?.writableLength ?? 0) > MOST_UNREAD) return;
    this.send({ type: 'metadata', id, response: this.#listener.onMetadata(request) });
  }

  #settle(id: number, outcome: ExecOutcome): void {
    this.#waiting.get(id)?.resolve(outcome);
    this.#waiting.delete(id);
  }

  #onClose(): void {
    this.#fail('the machine has ended');
    this.#listener.onExit(this.#trace);
  }

  #fail(reason: string): void {
    const detail = this.#trace.trim() === '' ? '' : `: ${this.#trace.trim()}`;
    const failure = (code: 'BOOT_FAILED' | 'SANDBOX_GONE'): SandboxError =>
      new SandboxError(code, `${reason}${detail}`);
    this.#init.reject(failure('BOOT_FAILED'));
    this.#listening.reject(failure('BOOT_FAILED'));
    for (const { reject } of this.#waiting.values()) reject(failure('SANDBOX_GONE'));
    this.#waiting.clear();
  }
}
