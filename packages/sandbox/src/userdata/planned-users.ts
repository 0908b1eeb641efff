import { isPlainObject } from '@ami-select/core';
import type { PlannedUser } from './boot-plan.ts';
import { asText, asTexts, type CloudConfig } from './cloud-config.ts';

const UNDERSTOOD: readonly string[] = [
  'name',
  'gecos',
  'uid',
  'homedir',
  'shell',
  'groups',
  'sudo',
  'ssh_authorized_keys',
  'ssh-authorized-keys',
];

/** Fields without effect, as every user here has them: a home of their own, a locked password. */
const WITHOUT_EFFECT: readonly string[] = ['lock_passwd', 'lock-passwd', 'create_groups', 'no_log_init'];

/** Login and keys that the image brings before user data is read. */
export interface ImageLogin {
  readonly sshUser: string;
  readonly authorizedKeys: readonly string[];
}

/**
 * Reads `users`, `user` and `ssh_authorized_keys`. Without `users` the image's default login exists and gets the
 * key pair's keys and `ssh_authorized_keys`; with `users` it exists only when the list names `default`.
 */
export function planUsers(config: CloudConfig, login: ImageLogin, notices: string[]): PlannedUser[] {
  const keys = [...asTexts(config.ssh_authorized_keys), ...login.authorizedKeys];
  const entries = Array.isArray(config.users) ? (config.users as unknown[]) : ['default'];
  const users: PlannedUser[] = [];
  for (const entry of entries) {
    if (entry === 'default') users.push(defaultUser(config, { ...login, authorizedKeys: keys }));
    else users.push(...plannedUser(entry, notices));
  }
  return mergeSameName(users);
}

function defaultUser(config: CloudConfig, login: ImageLogin): PlannedUser {
  const override = isPlainObject(config.user) ? config.user : { name: config.user };
  return {
    name: asText(override.name) ?? login.sshUser,
    groups: ['sudo'],
    sudo: true,
    ...optional(override),
    authorizedKeys: [...login.authorizedKeys, ...asTexts(override.ssh_authorized_keys)],
  };
}

function plannedUser(entry: unknown, notices: string[]): PlannedUser[] {
  if (typeof entry === 'string') return [{ name: entry, groups: [], sudo: false, authorizedKeys: [] }];
  const name = isPlainObject(entry) ? asText(entry.name) : undefined;
  if (!isPlainObject(entry) || name === undefined) {
    notices.push("an entry of 'users' has no name; it was ignored");
    return [];
  }
  for (const key of Object.keys(entry)) {
    if (!UNDERSTOOD.includes(key) && !WITHOUT_EFFECT.includes(key))
      notices.push(`users: '${key}' of ${name} is not supported here and was ignored`);
  }
  if (hasOtherSudo(entry.sudo))
    notices.push(`users: of 'sudo' only rules with 'NOPASSWD:ALL' are supported here; ${name} gets none`);
  const keys = [...asTexts(entry.ssh_authorized_keys), ...asTexts(entry['ssh-authorized-keys'])];
  return [
    {
      name,
      groups: groupsOf(entry.groups),
      sudo: allowsSudo(entry.sudo),
      ...optional(entry),
      authorizedKeys: keys,
    },
  ];
}

function optional(
  entry: Readonly<Record<string, unknown>>,
): Pick<PlannedUser, 'gecos' | 'home' | 'shell' | 'uid'> {
  const gecos = asText(entry.gecos);
  const home = asText(entry.homedir);
  const shell = asText(entry.shell);
  const uid = Number(entry.uid ?? Number.NaN);
  return { gecos, home, shell, uid: Number.isInteger(uid) ? uid : undefined };
}

function groupsOf(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(',') : asTexts(value);
  return list.map((group) => group.trim()).filter((group) => group !== '');
}

function allowsSudo(value: unknown): boolean {
  return asTexts(value).some((rule) => /NOPASSWD:\s*ALL/.test(rule));
}

function hasOtherSudo(value: unknown): boolean {
  return asTexts(value).length > 0 && !allowsSudo(value);
}

function mergeSameName(users: readonly PlannedUser[]): PlannedUser[] {
  const byName = new Map<string, PlannedUser>();
  for (const user of users) {
    const known = byName.get(user.name);
    const authorizedKeys = [...new Set([...(known?.authorizedKeys ?? []), ...user.authorizedKeys])];
    byName.set(user.name, { ...known, ...user, sudo: user.sudo || known?.sudo === true, authorizedKeys });
  }
  return [...byName.values()];
}
