import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { startMoto } from '@ami-select/e2e/judges/moto-server.ts';
import { median, timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { type LocalCommand, startLocalCommand, startProgram } from './local-command.ts';

/** The built package, as without the condition that takes its sources. */
const library = fileURLToPath(new URL('../serve.ts', import.meta.url));

const ROUNDS = 7;

/** From the start of a process to the first response. */
export async function startUp(): Promise<Row[]> {
  const moto = median(await timings(3, async () => (await startMoto()).close()));
  return [
    await row('ami-select local --sandbox none', () => startLocalCommand(['--sandbox', 'none'])),
    await row('ami-select local', () => startLocalCommand([])),
    await row('a script with the library, nothing compiled before', () => startProgram([library])),
    { what: 'start of moto', ours: moto, unit: 'ms' },
  ];
}

async function row(what: string, start: () => Promise<LocalCommand>): Promise<Row> {
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) samples.push(await startToFirstResponse(start));
  return {
    what: `start to first response, ${what}`,
    // The first one filled the cache of compiled code.
    ours: median(samples.slice(1)),
    unit: 'ms',
    promise: { atMost: 250 },
  };
}

async function startToFirstResponse(start: () => Promise<LocalCommand>): Promise<number> {
  const { endpoint, startedAt, close } = await start();
  const response = await fetch(endpoint, {
    method: 'POST',
    body: 'Action=DescribeRegions&Version=2016-11-15',
  });
  await response.text();
  const ms = performance.now() - startedAt;
  close();
  return ms;
}
