import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { BootOptions } from './boot-options.ts';
import { startCommand } from './commands.ts';
import type { HostKey } from './host-keys.ts';
import type { Machine } from './machine.ts';

/**
 * The stages that systemd would start, in its order; SSH opens between the two lists. The metadata service is
 * queried without the local stage: that one would wait a minute for a DHCP server, and there is none.
 */
const LOCAL: readonly (readonly string[])[] = [['init', '--local']];
const BEFORE_SSH: readonly (readonly string[])[] = [['init']];
const AFTER_SSH: readonly (readonly string[])[] = [
  ['modules', '--mode=config'],
  ['modules', '--mode=final'],
];

/** Boots with the distribution's own cloud-init; its output is the console's. */
export async function runCloudInit({ machine, openDoor }: BootOptions): Promise<void> {
  const isLocal = !machine.settings.metadata;
  setHostName(machine);
  // The local stage would do so: until this boot has ended, its status is not the one of the boot before.
  for (const name of ['status', 'result'])
    rmSync(machine.place(`/var/lib/cloud/data/${name}.json`), { force: true });
  for (const stage of [...(isLocal ? LOCAL : []), ...BEFORE_SSH]) await runStage(machine, stage);
  await openDoor(hostKeysOnDisk(machine));
  machine.send({ type: 'ready' });
  machine.print('cloud-init: SSH answers\n');
  for (const stage of AFTER_SSH) await runStage(machine, stage);
}

/** systemd would set the name that the disk has; cloud-init sets another one at the first boot only. */
function setHostName(machine: Machine): void {
  const file = machine.place('/etc/hostname');
  const name = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  writeFileSync('/proc/sys/kernel/hostname', name === '' ? 'localhost' : name);
}

function runStage(machine: Machine, stage: readonly string[]): Promise<void> {
  const child = startCommand(machine, {
    file: '/usr/bin/cloud-init',
    args: stage,
    directory: '/',
    bare: true,
  });
  child.stdin?.end();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => machine.print(text));
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      machine.print(`cloud-init ${stage.join(' ')}: ${error.message}\n`);
      resolve();
    });
    child.on('close', (code) => {
      if (code !== 0) machine.print(`cloud-init ${stage.join(' ')} ended with ${code}\n`);
      resolve();
    });
  });
}

function hostKeysOnDisk(machine: Machine): HostKey[] {
  const directory = '/etc/ssh';
  if (!existsSync(machine.place(directory))) return [];
  const names = readdirSync(machine.place(directory)).filter((name) => /^ssh_host_\w+_key$/.test(name));
  return names.map((name) => ({ file: `${directory}/${name}`, privateKey: '', publicKey: '' }));
}
