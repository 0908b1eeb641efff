import { type ChildProcess, spawn } from 'node:child_process';
import { createLineReader } from '../agent/line-reader.ts';
import { SandboxError } from '../contract/sandbox-error.ts';

/** Holds the bridge; exits at the end of its input, and the bridge and every cable are deleted with it. */
const ROUTER_SCRIPT = `
ip link set lo up && ip link add bridge0 type bridge && ip link set bridge0 up || exit 1
echo ready
while read -r line; do
  if out=$(eval "$line" 2>&1); then echo ok; else echo "$out" | tr '\\n' ' '; echo; fi
done
`;

/** A network namespace with the bridge of the machines, and a shell in it that runs the lines it gets. */
export class Router {
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  readonly #waiting: PromiseWithResolvers<string>[] = [];
  readonly #closed: Promise<void>;

  constructor({ setpriv, unshare }: { setpriv: string; unshare: string }) {
    const args = ['--pdeathsig', 'SIGKILL', unshare, '--net', '/bin/sh', '-c', ROUTER_SCRIPT];
    this.#child = spawn(setpriv, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const first = this.#expect();
    this.ready = first.then(assertWord('ready'));
    this.#child.stdout?.setEncoding('utf8').on(
      'data',
      createLineReader({
        onLine: (line) => this.#waiting.shift()?.resolve(line.trim()),
        onLong: () => this.#failAll(new Error('a response of the router has no end')),
      }),
    );
    this.#child.stdin?.on('error', () => undefined);
    this.#closed = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.once('error', (error) => this.#failAll(error));
    this.#child.once('close', () => this.#failAll(new Error('the router ended')));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Runs a shell line in the router's namespace. */
  async run(line: string): Promise<void> {
    const response = this.#expect();
    this.#child.stdin?.write(`${line.replaceAll('\n', ' ')}\n`);
    assertWord('ok')(await response);
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  #expect(): Promise<string> {
    const waiter = Promise.withResolvers<string>();
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  #failAll(error: Error): void {
    for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
  }
}

function assertWord(word: string): (response: string) => void {
  return (response) => {
    if (response !== word) throw new SandboxError('DRIVER_UNUSABLE', `private network: ${response}`);
  };
}
