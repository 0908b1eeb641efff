import { randomBytes } from 'node:crypto';
import type { Sandbox, SandboxSpec } from '../contract/sandbox.ts';
import { SandboxError } from '../contract/sandbox-error.ts';

/**
 * Boots the smallest machine there can be and runs a command in it: the only reliable probe.
 *
 * @throws SandboxError `DRIVER_UNUSABLE` or `BOOT_FAILED`
 */
export async function tryBoot(boot: (spec: SandboxSpec) => Promise<Sandbox>, command: string): Promise<void> {
  const sandbox = await boot({
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
  const { exitCode, stderr } = await sandbox.exec(command, { timeoutMs: 10_000 });
  await sandbox.kill();
  if (exitCode !== 0)
    throw new SandboxError('DRIVER_UNUSABLE', `a trial machine did not work: ${stderr.trim()}`);
}
