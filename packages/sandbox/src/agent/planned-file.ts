import { chmodSync, chownSync, existsSync, readFileSync } from 'node:fs';
import type { PlannedFile } from '../userdata/boot-plan.ts';
import { type Machine, writeFileDeep } from './machine.ts';

/**
 * Writes a file of `write_files` with its mode and, where the machine has users, its owner.
 *
 * @throws Error when it cannot be written or its owner does not exist (yet)
 */
export function writePlannedFile(machine: Machine, file: PlannedFile): void {
  const target = machine.place(file.path);
  const before = file.append && existsSync(target) ? readFileSync(target) : Buffer.alloc(0);
  writeFileDeep(target, Buffer.concat([before, Buffer.from(file.content, 'base64')]), file.mode);
  chmodSync(target, file.mode);
  if (machine.settings.switchUsers) chown(machine, target, file.owner);
}

function chown(machine: Machine, target: string, owner: string): void {
  const [user = 'root', group = user] = owner.split(':');
  const account = machine.account(user);
  const groupId = idOfGroup(machine, group);
  if (account === undefined || groupId === undefined) throw new Error(`unknown user or group: "${owner}"`);
  chownSync(target, account.uid, groupId);
}

function idOfGroup(machine: Machine, name: string): number | undefined {
  const lines = readFileSync(machine.place('/etc/group'), 'utf8').split('\n');
  const line = lines.find((entry) => entry.startsWith(`${name}:`));
  return line === undefined ? undefined : Number(line.split(':')[2]);
}
