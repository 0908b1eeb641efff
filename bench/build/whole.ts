import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectSsh } from '@ami-select/transport';
import { compare, median, timings, writeBack } from '../measure.ts';
import type { Row } from '../report.ts';
import { buildByHand } from './by-hand.ts';
import { buildOn, setAside } from './our-build.ts';
import { installWithPip, type PeerInstall, syncWithUv, uvScript } from './peers.ts';
import { watchProcessors } from './processor-time.ts';
import { type SshHost, startSshHosts } from './ssh-hosts.ts';
import { prepareTools } from './tools.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const ROUNDS = 5;
const CLASSIC_ROUNDS = 3;
const HAND = 'curl, tar, ssh, sha256sum and uv by hand';
/** 60 wheels of 41 MB and 2,500 files. */
const SET = {
  prefix: 'whole',
  count: 60,
  version: '1.0',
  size: { modules: 38, moduleBytes: 8_000, binaryBytes: 600_000 },
};

/**
 * A whole build on two machines, beside uv on both at once, and beside pip on one after the other; in turns, from a
 * connection that is not open yet to environments that are there. Every side has its installer on the machines before.
 * The side by hand keeps the promises of a build with native programs alone: here, where all machines share the cores of
 * one, it takes more than the bound that we set ourselves against uv, which downloads on each machine and compares once.
 */
export async function wholeBuild(): Promise<Row[]> {
  const tools = await prepareTools();
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  const work = mkdtempSync(join(tmpdir(), 'ami-select-builds-'));
  const wheels = makeWheels(folder, SET);
  const lock = lockOf(wheels);
  tools.offer(folder, ['pip', 'uv']);
  const installers = join(work, 'installers');
  tools.store(installers);
  const index = await startWheelIndex(folder);
  const machines = await startSshHosts(2, tools.path);
  const { hosts } = machines;
  try {
    const peer = { lock, index: index.url };
    const phases = new Map<string, number[]>();
    const processors = watchProcessors<'ours' | 'uv' | 'byHand' | 'carried'>();
    const before = async (): Promise<void> => {
      for (const host of hosts) setAside(host);
      await writeBack();
    };
    const medians = await compare(
      ROUNDS,
      processors.watch({
        ours: async () => {
          const options = { locks: { app: lock }, index: index.url, installers, work };
          const { connectMs, phaseMs } = await buildOn(hosts, options);
          for (const [phase, ms] of Object.entries({ connect: connectMs, ...phaseMs }))
            phases.set(phase, [...(phases.get(phase) ?? []), ms]);
        },
        uv: () => Promise.all(hosts.map((host) => syncWithUv(host, peer))),
        byHand: () => buildByHand(hosts, { ...peer, wheels, work }),
        carried: () => Promise.all(hosts.map((host) => syncOverOurs(host, peer))),
      }),
      { before },
    );
    // Slow, and far from its bound: fewer rounds will do.
    const pip = await timings(CLASSIC_ROUNDS, async () => {
      for (const host of hosts) await installWithPip(host, peer);
    });
    return [
      ...rowsOf({ ...medians, pip: median(pip) }, phases),
      ...(['uv', 'byHand'] as const).map((side): Row => {
        return {
          what: 'processor time of a whole build',
          ours: processors.medianOf('ours'),
          unit: 'ms',
          peer: {
            name: side === 'uv' ? 'uv pip sync on both at once' : HAND,
            value: processors.medianOf(side),
          },
        };
      }),
    ];
  } finally {
    machines.close();
    index.close();
    for (const each of [folder, work]) rmSync(each, { recursive: true, force: true });
  }
}

/** The script of uv's side through our transport: what is left of a build that has no work of its own. */
async function syncOverOurs({ target }: SshHost, peer: PeerInstall): Promise<void> {
  const transport = await connectSsh(target);
  try {
    const { exitCode, stderr } = await transport.exec(uvScript(peer), { stdin: peer.lock });
    if (exitCode !== 0) throw new Error(stderr);
  } finally {
    await transport.close();
  }
}

type Medians = Readonly<Record<'ours' | 'uv' | 'byHand' | 'carried' | 'pip', number>>;

function rowsOf(
  { ours, uv, byHand, carried, pip }: Medians,
  phases: ReadonlyMap<string, readonly number[]>,
): Row[] {
  const what = 'whole build of 60 wheels on two machines';
  const name = 'uv pip sync on both at once';
  return [
    { what, ours, unit: 'ms', peer: { name, value: uv }, promise: { atMost: 1.3 } },
    {
      what,
      ours,
      unit: 'ms',
      peer: { name: 'venv and pip on each in turn', value: pip },
      promise: { atMost: 0.35 },
    },
    { what, ours, unit: 'ms', peer: { name: HAND, value: byHand }, promise: { atMost: 1.3 } },
    { what: HAND, ours: byHand, unit: 'ms', peer: { name, value: uv } },
    { what: 'uv pip sync through our transport', ours: carried, unit: 'ms', peer: { name, value: uv } },
    ...[...phases].map(([phase, all]): Row => {
      return { what: `of it: ${phase}`, ours: median(all.slice(1)), unit: 'ms' };
    }),
  ];
}
