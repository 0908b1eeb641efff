import { existsSync, readFileSync } from 'node:fs';
import type { Account, Machine } from './machine.ts';

/** A key that opens a door, with the command that its line forces. */
export interface AllowedKey {
  readonly type: string;
  /** Public key blob in base64. */
  readonly data: string;
  readonly command?: string;
}

const KEY = /(?:^|[\s,])((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[\w@.-]+)\s+([A-Za-z0-9+/=]+)/;
const COMMAND = /command="((?:[^"\\]|\\.)*)"/;

/** Reads one line of `authorized_keys`. */
export function parseAuthorizedKey(line: string): AllowedKey | undefined {
  if (line.startsWith('#')) return undefined;
  const command = COMMAND.exec(line);
  const match = KEY.exec(command === null ? line : line.replace(COMMAND, ''));
  if (match === null) return undefined;
  const key = { type: match[1] ?? '', data: match[2] ?? '' };
  return command === null ? key : { ...key, command: (command[1] ?? '').replaceAll('\\"', '"') };
}

/** Keys pushed for a while (EC2 Instance Connect), kept in files that OpenSSH reads too. */
export function pushedKeysFile(machine: Machine, user: string): string {
  return machine.place(`${machine.settings.runDirectory}/keys/${user}`);
}

/** Every key that may log in as this account now. */
export function allowedKeys(machine: Machine, account: Account): AllowedKey[] {
  if (machine.keyHold.isHeld()) return [];
  const files = [
    machine.place(`${account.home}/.ssh/authorized_keys`),
    pushedKeysFile(machine, account.name),
  ];
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => parseAuthorizedKey(line.trim()))
    .filter((key): key is AllowedKey => key !== undefined);
}
