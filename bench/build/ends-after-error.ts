import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../report.ts';
import { runFetch } from './fetch-process.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const SIZE = { modules: 1, moduleBytes: 500, binaryBytes: 2_000_000 };

/** How long the process lives after an error: one page is missing, the others and the files are slow. */
export async function endsAfterError(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  const wheels = makeWheels(folder, { prefix: 'end', count: 30, version: '1.0', size: SIZE });
  const index = await startWheelIndex(folder, { delayMs: 300, bytesPerSecond: 100_000 });
  const locks = {
    'a package is missing': `${lockOf(wheels)}missing==1.0 --hash=sha256:${'0'.repeat(64)}\n`,
    'a hash differs': lockOf(
      wheels.map((wheel, at) => (at === 0 ? { ...wheel, sha256: '0'.repeat(64) } : wheel)),
    ),
  };
  try {
    const rows: Row[] = [];
    for (const [why, lock] of Object.entries(locks)) {
      const { outcome, endedAfter } = await runFetch({ lock, index: index.url });
      if (outcome === 'fetched') throw new Error(`${why}, and all was fetched`);
      rows.push({
        what: `end of the process when ${why}`,
        ours: endedAfter,
        unit: 'ms',
        promise: { atMost: 1_000 },
      });
    }
    return rows;
  } finally {
    index.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
