import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, median } from '../measure.ts';
import type { Row } from '../report.ts';
import { buildOn, type Locks } from './our-build.ts';
import { overSsh } from './peers.ts';
import { type SshHost, startSshHosts } from './ssh-hosts.ts';
import { prepareTools } from './tools.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const ROUNDS = 3;
const SIZE = { modules: 30, moduleBytes: 6_000, binaryBytes: 20_000 };

/** The install of 151 wheels in three environments on one machine, with uv and with pip, beside uv. */
export async function threeEnvironments(): Promise<Row[]> {
  const tools = await prepareTools();
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  tools.offer(folder, ['pip', 'uv']);
  const wheels = makeWheels(folder, { prefix: 'web', count: 151, version: '1.0', size: SIZE });
  const locks: Locks = {
    one: lockOf(wheels.slice(0, 50)),
    two: lockOf(wheels.slice(50, 100)),
    three: lockOf(wheels.slice(100)),
  };
  const machines = await startSshHosts(1, tools.path);
  try {
    const [host] = machines.hosts;
    if (host === undefined) return [];
    const withPip = await installs(host, { locks, folder, installer: 'pip' });
    const withUv = await installs(host, { locks, folder, installer: 'uv' });
    return [row('with uv', withUv, 1.3), row('with pip', withPip, 2.2)];
  } finally {
    machines.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Installs {
  readonly locks: Locks;
  readonly folder: string;
  readonly installer: 'uv' | 'pip';
}

interface Medians {
  readonly ours: number;
  readonly uv: number;
}

/** Medians of the phase alone: the wheels are on the machine before. */
async function installs(host: SshHost, { locks, folder, installer }: Installs): Promise<Medians> {
  const index = await startWheelIndex(folder);
  const ours: number[] = [];
  try {
    const { uv } = await compare(ROUNDS, {
      ours: async () => {
        const { phaseMs } = await buildOn([host], { locks, index: index.url, installer });
        ours.push(phaseMs.install ?? Number.NaN);
      },
      uv: () => syncAll(host, { locks, folder }),
    });
    return { ours: median(ours.slice(1)), uv };
  } finally {
    index.close();
  }
}

/** One environment after another, from a folder, with a cache of their own. */
function syncAll(host: SshHost, { locks, folder }: Pick<Installs, 'locks' | 'folder'>): Promise<void> {
  const lines = Object.entries(locks).flatMap(([name, lock]) => [
    `cat > ${name}.txt <<'LOCK'\n${lock}LOCK`,
    `uv venv --quiet --python "$(command -v python3)" ${name}`,
    `uv pip sync --quiet --require-hashes --no-index --find-links ${folder} --python ${name}/bin/python ${name}.txt`,
  ]);
  const script = ['set -e; cd "$(mktemp -d "$HOME/peer-XXXXXX")"; export UV_CACHE_DIR=$PWD/cache', ...lines];
  return overSsh(host, 'exec sh -s', script.join('\n'));
}

function row(how: string, { ours, uv }: Medians, atMost: number): Row {
  return {
    what: `install of 151 wheels in three environments ${how}`,
    ours,
    unit: 'ms',
    peer: { name: 'uv pip sync', value: uv },
    promise: { atMost },
  };
}
