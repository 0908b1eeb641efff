import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxChoice } from '../create-sandbox-driver.ts';
import { createSandboxDriver } from '../create-sandbox-driver.ts';
import { bootMachine } from './test-machine.ts';

/** A process that a test kills: boots two machines with a daemon in each, reports that, and goes on. */
const [choice = 'auto', directory = '', token = '', rootfs] = process.argv.slice(2);
const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const { driver } = await createSandboxDriver(choice as SandboxChoice, {
  logger,
  directory,
  ...(rootfs !== undefined && { rootfs }),
});
const machines = await Promise.all([bootMachine(driver), bootMachine(driver)]);
for (const { sandbox } of machines) {
  const { exitCode, stderr } = await sandbox.exec(
    `(setsid sleep ${token} >/dev/null 2>&1 &); sleep 0.05; echo x > $HOME/file`,
  );
  if (exitCode !== 0) throw new Error(stderr);
}
const image = mkdtempSync(join(directory, 'image-'));
await driver.alsoRemove?.(image);
await machines[0]?.sandbox.snapshot(image);
process.stdout.write('up\n');
setInterval(() => undefined, 60_000);
