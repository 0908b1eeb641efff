import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectSsh } from '@ami-select/transport';
import { compare } from '../measure.ts';
import type { Row } from '../report.ts';
import { pseudoRandom } from './pseudo-random.ts';
import { type SshHost, startSshHosts } from './ssh-hosts.ts';

const MEBIBYTES = 256;
const ROUNDS = 5;

/** One big file to one machine over loopback, beside a pipe through OpenSSH's client with the same cipher. */
export async function oneLink(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-transport-'));
  const file = join(folder, 'file');
  writeFileSync(file, pseudoRandom('transport').bytes(MEBIBYTES * 1024 * 1024));
  const machines = await startSshHosts(1);
  const [host] = machines.hosts;
  if (host === undefined) return [];
  const transport = await connectSsh(host.target);
  try {
    const medians = await compare(ROUNDS, {
      ours: () => transport.putTree([{ path: 'file', content: { file } }], 'ours'),
      pipe: () => pipeThroughSsh(host, file),
    });
    const rate = (ms: number): number => (MEBIBYTES / ms) * 1000;
    return [
      {
        what: 'MiB a second to one machine',
        ours: rate(medians.ours),
        unit: 'MiB',
        peer: { name: "ssh host 'cat > f'", value: rate(medians.pipe) },
        promise: { atLeast: 0.7 },
      },
    ];
  } finally {
    await transport.close();
    machines.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pipeThroughSsh({ ssh }: SshHost, file: string): Promise<void> {
  const child = spawn('ssh', [...ssh, 'cat > peer'], { stdio: ['pipe', 'ignore', 'inherit'] });
  createReadStream(file).pipe(child.stdin);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`ssh ended with ${status}`)),
    );
  });
}
