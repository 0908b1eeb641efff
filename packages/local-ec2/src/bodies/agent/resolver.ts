import { rmSync } from 'node:fs';
import { type Machine, writeFileDeep } from './machine.ts';

/** Without a way out lookups fail at once instead of waiting for an answer. */
const NOBODY = 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n';

/**
 * Writes `/etc/resolv.conf` at every boot, as a DHCP client does. A link in its place is replaced, never followed:
 * where it leads may be outside the machine.
 */
export function writeResolver(machine: Machine): void {
  const { ownNetwork, nameserver } = machine.settings;
  if (!ownNetwork) return;
  const file = machine.place('/etc/resolv.conf');
  rmSync(file, { force: true });
  writeFileDeep(file, nameserver === undefined ? NOBODY : `nameserver ${nameserver}\n`, 0o644);
}
