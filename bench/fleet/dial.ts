import { fileURLToPath } from 'node:url';
import { run } from '../measure.ts';
import type { Row } from '../report.ts';

const ROUNDS = '10';

/**
 * From reachable to the first command over SSH, the renewal of the host key included, beside a plain loop of one
 * connection a second (which renews nothing); and from a late login key. Means. Root on Linux only, with the root file
 * system of Debian 13.
 */
export async function dials(): Promise<Row[]> {
  const { LOCAL_EC2_SYSTEMD_ROOTFS: rootfs } = process.env;
  if (process.getuid?.() !== 0 || !rootfs) {
    console.warn('Not measured: reachable to first command. It needs root and LOCAL_EC2_SYSTEMD_ROOTFS.');
    return [];
  }
  const script = fileURLToPath(new URL('dial-rounds.ts', import.meta.url));
  const node = [process.execPath, '--conditions=@ami-select/source', script, rootfs, ROUNDS];
  const { status, stdout, stderr } = await run('unshare', ['--net', ...node], { env: process.env });
  if (status !== 0) throw new Error(stderr);
  const results = JSON.parse(stdout) as Record<string, number[]>;
  const mean = (name: string): number => {
    const values = results[name] ?? [];
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const rows = ['refuses', 'drops'].flatMap((way): Row[] => [
    {
      what: `reachable to first command, port ${way} before`,
      ours: mean(`ours ${way}`),
      unit: 'ms' as const,
      promise: { atMost: 700 },
    },
    {
      what: `the same beside a plain loop`,
      ours: mean(`ours ${way}`),
      unit: 'ms' as const,
      peer: { name: 'a connection each second', value: mean(`plain ${way}`) },
    },
  ]);
  return [
    ...rows,
    {
      what: 'login key to first command, key 3 s late, OpenSSH 10',
      ours: mean('ours has no key'),
      unit: 'ms',
      promise: { atMost: 1_200 },
    },
    {
      what: 'the same, worst round',
      ours: Math.max(...(results['ours has no key'] ?? [])),
      unit: 'ms',
    },
  ];
}
