import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { PlannedUser } from '../userdata/boot-plan.ts';
import { HOST_KEY_LIST } from './host-keys.ts';
import { type Account, type Machine, readAccounts, writeFileDeep } from './machine.ts';

const FIRST_UID = 1000;
const LAST_UID = 60_000;

/** Makes the planned logins: `passwd`, `group`, `shadow`, homes, keys, sudo. People of the host are not carried over, those of an image are. */
export function createUsers(machine: Machine, users: readonly PlannedUser[]): void {
  if (machine.settings.switchUsers) forgetPeople(machine);
  for (const user of users) createUser(machine, user);
}

/** Writes `~/.ssh/authorized_keys` the way sshd wants to see it. */
export function writeAuthorizedKeys(machine: Machine, account: Account, lines: readonly string[]): void {
  const directory = machine.place(`${account.home}/.ssh`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = `${directory}/authorized_keys`;
  writeFileSync(file, lines.map((line) => `${line.trim()}\n`).join(''), { mode: 0o600 });
  own(machine, directory, account);
  own(machine, file, account);
}

function createUser(machine: Machine, user: PlannedUser): void {
  const account = machine.account(user.name) ?? addAccount(machine, user);
  makeHome(machine, account);
  if (user.name !== 'root') writeAuthorizedKeys(machine, account, user.authorizedKeys);
  if (user.sudo && machine.settings.switchUsers) allowSudo(machine, user.name);
}

function forgetPeople(machine: Machine): void {
  if (existsSync(machine.place(HOST_KEY_LIST))) return;
  const passwd = machine.place('/etc/passwd');
  const people = readAccounts(passwd).filter((account) => account.uid >= FIRST_UID && account.uid < LAST_UID);
  const names = new Set(people.map((account) => account.name));
  if (names.size === 0) return;
  for (const file of ['/etc/passwd', '/etc/shadow', '/etc/group']) {
    edit(machine.place(file), (lines) => lines.filter((line) => !names.has(line.split(':')[0] ?? '')));
  }
}

function addAccount(machine: Machine, user: PlannedUser): Account {
  const taken = new Set(readAccounts(machine.place('/etc/passwd')).map((account) => account.uid));
  const uid = machine.settings.switchUsers ? (user.uid ?? freeId(taken)) : (process.getuid?.() ?? FIRST_UID);
  const gid = machine.settings.switchUsers ? uid : (process.getgid?.() ?? uid);
  const home = user.home ?? (user.name === 'root' ? '/root' : `/home/${user.name}`);
  const shell = user.shell ?? (existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh');
  append(
    machine.place('/etc/passwd'),
    `${user.name}:x:${uid}:${gid}:${user.gecos ?? user.name}:${home}:${shell}`,
  );
  append(machine.place('/etc/group'), `${user.name}:x:${gid}:`);
  append(machine.place('/etc/shadow'), `${user.name}:*:20000:0:99999:7:::`);
  for (const group of user.groups) joinGroup(machine, { group, user: user.name });
  return { name: user.name, uid, gid, home, shell };
}

function freeId(taken: ReadonlySet<number>): number {
  let id = FIRST_UID;
  while (taken.has(id)) id += 1;
  return id;
}

function joinGroup(machine: Machine, { group, user }: { group: string; user: string }): void {
  const file = machine.place('/etc/group');
  addGroup(file, group);
  edit(file, (lines) =>
    lines.map((line) => {
      if (!line.startsWith(`${group}:`)) return line;
      return line.endsWith(':') ? `${line}${user}` : `${line},${user}`;
    }),
  );
}

/** A group that does not exist is created, as cloud-init does. */
function addGroup(file: string, name: string): void {
  edit(file, (lines) => {
    if (lines.some((line) => line.startsWith(`${name}:`))) return lines;
    const taken = new Set(lines.map((line) => Number(line.split(':')[2])));
    return [...lines, `${name}:x:${freeId(taken)}:`];
  });
}

function makeHome(machine: Machine, account: Account): void {
  const home = machine.place(account.home);
  if (existsSync(home) && account.name === 'root') return;
  const isNew = !existsSync(home);
  mkdirSync(home, { recursive: true, mode: 0o750 });
  own(machine, home, account);
  if (isNew && machine.settings.switchUsers) copySkeleton(machine.place('/etc/skel'), home, account);
}

/** Files that a distribution puts into every new home: `.profile`, `.bashrc`... */
function copySkeleton(skeleton: string, home: string, { uid, gid }: Account): void {
  if (!existsSync(skeleton)) return;
  cpSync(skeleton, home, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(skeleton, { recursive: true, encoding: 'utf8' }))
    lchownSync(`${home}/${name}`, uid, gid);
}

function own(machine: Machine, path: string, account: Account): void {
  if (machine.settings.switchUsers) chownSync(path, account.uid, account.gid);
}

/** For hosts with a real sudo; elsewhere the driver's stand-in reads the same file. */
function allowSudo(machine: Machine, name: string): void {
  const file = machine.place('/etc/sudoers.d/90-cloud-init-users');
  const rules = existsSync(file) ? readFileSync(file, 'utf8') : '';
  rmSync(file, { force: true });
  writeFileDeep(file, `${rules}${name} ALL=(ALL) NOPASSWD:ALL\n`, 0o440);
  chmodSync(file, 0o440);
}

function append(file: string, line: string): void {
  edit(file, (lines) => [...lines, line]);
}

function edit(file: string, change: (lines: string[]) => string[]): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, `${change(text.split('\n').filter((line) => line !== '')).join('\n')}\n`);
}
