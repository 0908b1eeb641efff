import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type Machine, writeFileDeep } from './machine.ts';

/** Without outbound network lookups fail at once instead of waiting for a response. */
const NOBODY = 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n';

/** Writes `/etc/resolv.conf` at every boot, as a DHCP client does. */
export function writeResolver(machine: Machine): void {
  const { ownNetwork, nameserver } = machine.settings;
  if (!ownNetwork) return;
  replace(machine, '/etc/resolv.conf', nameserver === undefined ? NOBODY : `nameserver ${nameserver}\n`);
}

/** Machines that start from one disk, the host's or an image's, must not take each other for the same. */
export function writeMachineId(machine: Machine): void {
  if (machine.settings.switchUsers)
    replace(machine, '/etc/machine-id', `${randomBytes(16).toString('hex')}\n`);
}

/** A link in the place of the file is replaced, never followed: where it leads may be outside the machine. */
function replace(machine: Machine, path: string, content: string): void {
  const file = machine.place(path);
  rmSync(file, { force: true });
  writeFileDeep(file, content, 0o644);
}
