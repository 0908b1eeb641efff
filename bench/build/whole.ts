import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { buildOn } from './our-build.ts';
import { installWithPip, syncWithUv } from './peers.ts';
import { startSshHosts } from './ssh-hosts.ts';
import { prepareTools } from './tools.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const ROUNDS = 3;
/** 60 wheels of 41 MB and 2,500 files. */
const SET = {
  prefix: 'whole',
  count: 60,
  version: '1.0',
  size: { modules: 38, moduleBytes: 8_000, binaryBytes: 600_000 },
};

/** A whole build on two machines, beside uv on both at once, and beside pip on one after the other. */
export async function wholeBuild(): Promise<Row[]> {
  const tools = await prepareTools();
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  const lock = lockOf(makeWheels(folder, SET));
  tools.offer(folder, ['pip', 'uv']);
  const index = await startWheelIndex(folder);
  const machines = await startSshHosts(2, tools.path);
  try {
    const peer = { lock, index: index.url };
    const phases = new Map<string, number>();
    const medians = await compare(ROUNDS, {
      ours: async () => {
        const { phaseMs } = await buildOn(machines.hosts, { locks: { app: lock }, index: index.url });
        for (const [phase, ms] of Object.entries(phaseMs)) phases.set(phase, ms);
      },
      uv: () => Promise.all(machines.hosts.map((host) => syncWithUv(host, peer))),
    });
    const [pip = Number.NaN] = await timings(1, async () => {
      for (const host of machines.hosts) await installWithPip(host, peer);
    });
    const what = 'whole build of 60 wheels on two machines';
    return [
      {
        what,
        ours: medians.ours,
        unit: 'ms',
        peer: { name: 'uv pip sync on both at once', value: medians.uv },
        promise: { atMost: 1.3 },
      },
      {
        what,
        ours: medians.ours,
        unit: 'ms',
        peer: { name: 'venv and pip on each in turn', value: pip },
        promise: { atMost: 0.35 },
      },
      ...[...phases].map(([phase, ms]): Row => ({ what: `of it: ${phase}`, ours: ms, unit: 'ms' })),
    ];
  } finally {
    machines.close();
    index.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
