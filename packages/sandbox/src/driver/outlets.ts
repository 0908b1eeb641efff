import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { SandboxError } from '../contract/sandbox-error.ts';

/**
 * Puts what programs of a machine talk to into a layer: `/dev/console`, a pipe that the agent reads, and the link
 * `/dev/log`, where the agent listens.
 */
export function makeOutlets(layer: string): void {
  const { status, stderr } = spawnSync('mkfifo', ['-m', '600', `${layer}/dev/console`], { encoding: 'utf8' });
  if (status !== 0) throw new SandboxError('DRIVER_UNUSABLE', `no console for machines: ${stderr}`);
  symlinkSync('/run/local-ec2/log', `${layer}/dev/log`);
}
