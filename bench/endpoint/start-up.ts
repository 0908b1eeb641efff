import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { startMoto } from '@ami-select/e2e/judges/moto-server.ts';
import { median, timings } from '../measure.ts';
import type { Row } from '../report.ts';

const command = fileURLToPath(new URL('../../packages/cli/lib/bin.js', import.meta.url));

/** `ami-select local` from the start of its process to the first response. */
export async function startUp(): Promise<Row[]> {
  const moto = median(await timings(3, async () => (await startMoto()).close()));
  const rows: Row[] = [];
  for (const sandbox of ['none', 'auto']) {
    const samples: number[] = [];
    for (let round = 0; round < 5; round++) samples.push(await startToFirstAnswer(sandbox));
    rows.push({
      what: `start to first response, sandbox ${sandbox}`,
      ours: median(samples),
      unit: 'ms',
      promise: { atMost: 400 },
    });
  }
  return [...rows, { what: 'the same of moto', ours: moto, unit: 'ms' }];
}

async function startToFirstAnswer(sandbox: string): Promise<number> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [command, 'local', '--port', '0', '--any-credentials', '--sandbox', sandbox],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /AWS_ENDPOINT_URL=['"]?(http:\/\/[\d.:]+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`the endpoint ended: ${text}`)));
  });
  await fetch(endpoint, { method: 'POST', body: 'Action=DescribeRegions&Version=2016-11-15' });
  const ms = performance.now() - start;
  child.kill('SIGKILL');
  return ms;
}
