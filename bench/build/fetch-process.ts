import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../measure.ts';

export interface FetchRun {
  /** `fetched`, or why not. */
  readonly outcome: string;
  /** Milliseconds until it was. */
  readonly took: number;
  readonly idleMb: number;
  readonly mostMb: number;
  /** Milliseconds from the outcome to the end of the process. */
  readonly endedAfter: number;
}

/** Fetches the wheels of a lock in a process of its own, which ends by itself. */
export async function runFetch({
  lock,
  index,
}: {
  readonly lock: string;
  readonly index: string;
}): Promise<FetchRun> {
  const script = fileURLToPath(new URL('fetch-once.ts', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-fetch-'));
  const words = ['--conditions=@ami-select/source', script, index, folder];
  const env = { ...process.env, AMI_SELECT_BENCH_LOCK: lock };
  const { status, stdout, stderr } = await run(process.execPath, words, { env });
  const endedAt = Date.now();
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  const { at, ...result } = JSON.parse(stdout) as Omit<FetchRun, 'endedAfter'> & { readonly at: number };
  return { ...result, endedAfter: endedAt - at };
}
