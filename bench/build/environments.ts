import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, median, writeBack } from '../measure.ts';
import type { Row } from '../report.ts';
import { buildOn, type Locks, setAside } from './our-build.ts';
import { overSsh } from './peers.ts';
import { watchProcessors } from './processor-time.ts';
import { type SshHost, startSshHosts } from './ssh-hosts.ts';
import { prepareTools } from './tools.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const ROUNDS = 5;
const SIZE = { modules: 30, moduleBytes: 6_000, binaryBytes: 20_000 };

/**
 * The install of 151 wheels in three environments on one machine, with uv and with pip, beside uv; in turns, each on a
 * machine of its own that has its installer. The wheels are on the machine before, on both sides, and both sides count
 * from a connection that is not open yet.
 */
export async function threeEnvironments(): Promise<Row[]> {
  const tools = await prepareTools();
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  const work = mkdtempSync(join(tmpdir(), 'ami-select-builds-'));
  const wheels = makeWheels(folder, { prefix: 'web', count: 151, version: '1.0', size: SIZE });
  tools.offer(folder, ['pip', 'uv']);
  const installers = join(work, 'installers');
  tools.store(installers);
  const locks: Locks = {
    one: lockOf(wheels.slice(0, 50)),
    two: lockOf(wheels.slice(50, 100)),
    three: lockOf(wheels.slice(100)),
  };
  const index = await startWheelIndex(folder);
  const machines = await startSshHosts(3, tools.path);
  try {
    const [withUv, withPip, peer] = machines.hosts;
    if (withUv === undefined || withPip === undefined || peer === undefined) return [];
    const ours = { uv: [] as number[], pip: [] as number[] };
    const busy = { uv: [] as number[], pip: [] as number[] };
    const processors = watchProcessors<'uv' | 'pip' | 'peer'>();
    const build = async (host: SshHost, installer: 'uv' | 'pip'): Promise<void> => {
      const options = { locks, index: index.url, installers, work, installer, watched: 'install' } as const;
      const { connectMs, phaseMs, watchedMs } = await buildOn([host], options);
      ours[installer].push(connectMs + (phaseMs.install ?? Number.NaN));
      busy[installer].push(watchedMs);
    };
    const sides = processors.watch({
      uv: () => build(withUv, 'uv'),
      pip: () => build(withPip, 'pip'),
      peer: () => syncAll(peer, { locks, folder }),
    });
    const before = async (): Promise<void> => {
      for (const host of machines.hosts) setAside(host);
      await writeBack();
    };
    const medians = await compare(ROUNDS, sides, { before });
    const peerBusy = processors.medianOf('peer');
    return [
      row('with uv', { ours: median(ours.uv.slice(1)), peer: medians.peer, atMost: 1.3 }),
      row('with pip', { ours: median(ours.pip.slice(1)), peer: medians.peer, atMost: 2.2 }),
      row('with uv, processor time', { ours: median(busy.uv.slice(1)), peer: peerBusy }),
      row('with pip, processor time', { ours: median(busy.pip.slice(1)), peer: peerBusy }),
    ];
  } finally {
    machines.close();
    index.close();
    for (const each of [folder, work]) rmSync(each, { recursive: true, force: true });
  }
}

/** One environment after another, from a folder, with a cache of their own. */
function syncAll(
  host: SshHost,
  { locks, folder }: { readonly locks: Locks; readonly folder: string },
): Promise<void> {
  const lines = Object.entries(locks).flatMap(([name, lock]) => [
    `cat > ${name}.txt <<'LOCK'\n${lock}LOCK`,
    `uv venv --quiet --python "$(command -v python3)" ${name}`,
    `uv pip sync --quiet --require-hashes --no-index --find-links ${folder} --python ${name}/bin/python ${name}.txt`,
  ]);
  const script = ['set -e; cd "$(mktemp -d "$HOME/peer-XXXXXX")"; export UV_CACHE_DIR=$PWD/cache', ...lines];
  return overSsh(host, 'exec sh -s', script.join('\n'));
}

interface Figures {
  readonly ours: number;
  readonly peer: number;
  readonly atMost?: number;
}

function row(how: string, { ours, peer, atMost }: Figures): Row {
  return {
    what: `install of 151 wheels in three environments ${how}`,
    ours,
    unit: 'ms',
    peer: { name: 'uv pip sync', value: peer },
    ...(atMost === undefined ? {} : { promise: { atMost } }),
  };
}
