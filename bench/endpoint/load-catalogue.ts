import { fileURLToPath } from 'node:url';
import { mustRun } from '../measure.ts';
import type { Row } from '../report.ts';

const script = fileURLToPath(new URL('big-catalogue.ts', import.meta.url));

/** 100,000 images in one region, in a process of its own. */
export async function bigCatalogue(): Promise<Row[]> {
  const ended = await mustRun(process.execPath, ['--conditions=@ami-select/source', script], {
    env: process.env,
  });
  const { loadMs, rssMb } = JSON.parse(ended.stdout) as { loadMs: number; rssMb: number };
  return [
    { what: '100,000 images loaded, first response', ours: loadMs, unit: 'ms', promise: { atMost: 2000 } },
    { what: 'memory after that', ours: rssMb, unit: 'MB', promise: { atMost: 400 } },
  ];
}
