import { randomBytes } from 'node:crypto';
import type { Body, BodySpec } from './body.ts';
import { BodyError } from './body-error.ts';

/**
 * Boots the smallest machine there can be and runs a command in it: the only probe that tells the truth.
 *
 * @throws BodyError `DRIVER_UNUSABLE` or `BOOT_FAILED`
 */
export async function tryBoot(boot: (spec: BodySpec) => Promise<Body>, command: string): Promise<void> {
  const body = await boot({
    instanceId: `probe-${randomBytes(4).toString('hex')}`,
    hostname: 'probe',
    privateIp: '10.255.255.254',
    memoryMib: 512,
    vcpus: 1,
    sshUser: 'probe',
    authorizedKeys: [],
    onConsole: () => undefined,
    onPowerOff: () => undefined,
  });
  const { exitCode, stderr } = await body.exec(command, { timeoutMs: 10_000 });
  await body.kill();
  if (exitCode !== 0)
    throw new BodyError('DRIVER_UNUSABLE', `a trial machine did not work: ${stderr.trim()}`);
}
