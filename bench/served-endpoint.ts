import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ServedEndpoint {
  readonly endpoint: string;
  /** What opens its control path. */
  readonly secret: string;
  close(): void;
}

/** Starts `serve.ts`, so that the endpoint's work is not done by the process that measures. */
export async function serveEndpoint(options: {
  readonly images: number;
  readonly region: string;
}): Promise<ServedEndpoint> {
  const script = fileURLToPath(new URL('serve.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=@ami-select/source', script, String(options.images), options.region],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const served = await new Promise<Omit<ServedEndpoint, 'close'>>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString())));
    child.once('exit', () => reject(new Error('the endpoint ended before it was ready')));
  });
  return { ...served, close: () => child.kill('SIGKILL') };
}
