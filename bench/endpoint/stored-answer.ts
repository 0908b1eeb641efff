import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServedEndpoint } from '../served-endpoint.ts';

/** A server in a process of its own that sends one and the same answer from memory. */
export async function serveStored(answer: string): Promise<ServedEndpoint> {
  const script = fileURLToPath(new URL('serve-stored.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(answer);
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the server of the stored answer ended')));
  });
  return { endpoint, close: () => child.kill('SIGKILL') };
}
