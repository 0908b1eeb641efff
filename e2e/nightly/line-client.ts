import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CallResult, Client } from '../judges/scenario.ts';

/** The command of a client in another language, if `install` could build it. */
export function installedCommand(name: string): string | undefined {
  const path = join(import.meta.dirname, '.bin', name);
  return existsSync(path) ? path : undefined;
}

export interface LineClientOptions {
  readonly name: string;
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A client in another language: one JSON request a line in, one JSON response a line out. It does not repeat a call. */
export function createLineClient({ name, command, env }: LineClientOptions): Client {
  const child = spawn(command, {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', AWS_MAX_ATTEMPTS: '1', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const responses = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    async call(service, operation, input): Promise<CallResult> {
      child.stdin.write(`${JSON.stringify({ service, operation, input })}\n`);
      const { value, done } = await responses.next();
      if (done) throw new Error(`${name} ended`);
      return JSON.parse(value) as CallResult;
    },
    async close() {
      child.stdin.end();
      child.kill();
    },
  };
}
