import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../report.ts';
import { runFetch } from './fetch-process.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const MEGABYTE = 1_000_000;
const WHEEL = {
  prefix: 'heavy',
  count: 1,
  version: '1.0',
  size: { modules: 1, moduleBytes: 1_000, binaryBytes: 400 * MEGABYTE },
};
const BYTES_PER_SECOND = 2 * MEGABYTE;

/** A wheel of 400 MB arrives at 2 MB/s: the time, and the memory that the fetch needs. Takes four minutes. */
export function slowWheel(): Promise<Row[]> {
  return fetchRows(BYTES_PER_SECOND, 'wheel of 400 MB at 2 MB/s');
}

/** The same as fast as it goes. */
export function bigWheel(): Promise<Row[]> {
  return fetchRows(0, 'wheel of 400 MB');
}

async function fetchRows(bytesPerSecond: number, what: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  const lock = lockOf(makeWheels(folder, WHEEL));
  const index = await startWheelIndex(folder, { bytesPerSecond });
  try {
    const { outcome, took, idleMb, mostMb } = await runFetch({ lock, index: index.url });
    if (outcome !== 'fetched') console.warn(`${what}: ${outcome}`);
    return [
      {
        what: `${what}: failed fetches`,
        ours: outcome === 'fetched' ? 0 : 1,
        unit: 'calls',
        promise: { atMost: 0 },
      },
      { what: `${what}: fetched in`, ours: took, unit: 'ms' },
      { what: `${what}: memory above idle`, ours: mostMb - idleMb, unit: 'MB', promise: { atMost: 64 } },
    ];
  } finally {
    index.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
