import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectSsh, type SshTarget, type Transport } from '@ami-select/transport';
import { startProgram } from '../endpoint/local-command.ts';
import { median, timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { pseudoRandom } from './pseudo-random.ts';
import { type SshHost, startSshHosts } from './ssh-hosts.ts';

const MACHINES = 20;
const BYTES = 20_000_000;
const BYTES_PER_SECOND = 5_000_000;
/** Half of the round trip of 50 ms. */
const DELAY_MS = 25;
const ROUNDS = 2;

/** Files to 20 machines, each behind 50 ms and 5 MB/s of its own, beside one of them. */
export async function slowLinks(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-transport-'));
  const file = join(folder, 'file');
  writeFileSync(file, pseudoRandom('links').bytes(BYTES));
  const machines = await startSshHosts(MACHINES);
  const links = await Promise.all(machines.hosts.map(startLink));
  const transports = await Promise.all(
    links.map(({ target }) => connectSsh(target, { connectTimeoutMs: 60_000 })),
  );
  const put = (some: readonly Transport[]) => () =>
    Promise.all(some.map((transport) => transport.putTree([{ path: 'file', content: { file } }], 'ours')));
  try {
    const all = median(await timings(ROUNDS, put(transports)));
    const one = median(await timings(ROUNDS, put(transports.slice(0, 1))));
    return [
      {
        what: `20 MB to ${MACHINES} machines behind 50 ms and 5 MB/s each`,
        ours: all,
        unit: 'ms',
        peer: { name: 'one of them', value: one },
        promise: { atMost: 2 },
      },
      {
        what: '20 MB behind 50 ms and 5 MB/s',
        ours: one,
        unit: 'ms',
        peer: { name: 'the link alone', value: (BYTES / BYTES_PER_SECOND) * 1000 },
      },
    ];
  } finally {
    await Promise.all(transports.map((transport) => transport.close()));
    for (const link of links) link.close();
    machines.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startLink({ target }: SshHost): Promise<{ readonly target: SshTarget; close(): void }> {
  const script = fileURLToPath(new URL('slow-link.ts', import.meta.url));
  const words = [script, String(target.port), String(DELAY_MS), String(BYTES_PER_SECOND)];
  const { endpoint, close } = await startProgram(words);
  return { target: { ...target, port: Number(new URL(endpoint).port) }, close };
}
