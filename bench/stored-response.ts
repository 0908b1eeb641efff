import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServedEndpoint } from './served-endpoint.ts';

/** A server in a process of its own that always sends the same response from memory, after a delay. */
export async function serveStored(
  response: string,
  { delayMs = 0 }: { readonly delayMs?: number } = {},
): Promise<Omit<ServedEndpoint, 'secret'>> {
  const script = fileURLToPath(new URL('serve-stored.ts', import.meta.url));
  const child = spawn(process.execPath, [script, String(delayMs)], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(response);
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the server of the stored response ended')));
  });
  return { endpoint, close: () => child.kill('SIGKILL') };
}
