import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** Milliseconds that `work` took, `times` over, sorted. */
export async function timings(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const results: number[] = [];
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    await work();
    results.push(performance.now() - start);
  }
  return results.sort((a, b) => a - b);
}

/**
 * Medians of several pieces of work, in ms, taken in turns so that a noisy machine disturbs all of them alike.
 * A turn is `inARow` runs, of which the mean counts. One unmeasured round comes first. `before` runs before each turn,
 * unmeasured.
 */
export async function compare<Name extends string>(
  rounds: number,
  work: Readonly<Record<Name, () => Promise<unknown>>>,
  {
    inARow = 1,
    before = async () => {},
  }: { readonly inARow?: number; readonly before?: () => Promise<unknown> } = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(work) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      await before();
      const runs = await timings(inARow, work[name]);
      if (round > 0) samples.get(name)?.push(runs.reduce((sum, ms) => sum + ms, 0) / inARow);
    }
  }
  const medians = names.map((name) => [name, median(samples.get(name) ?? [])]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

/** Writes what earlier work left in memory to the disk, so that it slows nothing that is measured next. */
export function writeBack(): Promise<unknown> {
  return mustRun('sync', [], { env: process.env });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The end of a child process. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export function run(
  file: string,
  parameters: readonly string[],
  options: { readonly env: Readonly<Record<string, string | undefined>>; readonly cwd?: string },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });
}

/** Runs a program that must succeed. */
export async function mustRun(...call: Parameters<typeof run>): Promise<Ended> {
  const ended = await run(...call);
  if (ended.status !== 0)
    throw new Error(`${call[0]} ${call[1].join(' ')} ended with ${ended.status}: ${ended.stderr}`);
  return ended;
}
