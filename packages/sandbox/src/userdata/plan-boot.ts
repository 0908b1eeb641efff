import { isPlainObject } from '@ami-select/core';
import type {
  BootPlan,
  FrequentScript,
  PlannedHostKey,
  PlannedPowerState,
  PlannedScript,
  PlannedUser,
} from './boot-plan.ts';
import { asText, asTexts, asTruth, type CloudConfig, mergeCloudConfigs } from './cloud-config.ts';
import { planFiles } from './planned-files.ts';
import { type ImageLogin, planUsers } from './planned-users.ts';
import { shellify, shellQuote } from './shell-commands.ts';
import { parseUserData, type UserData } from './user-data.ts';

/** Facts of the instance that a plan needs. */
export interface PlanOptions extends ImageLogin {
  readonly instanceId: string;
  /** Host name when user data gives none. */
  readonly hostname: string;
  /** Raw user data. */
  readonly userData?: Uint8Array | undefined;
}

/** Turns raw user data into what the machine does at boot. Never throws: problems become notices. */
export function planBoot(options: PlanOptions): BootPlan {
  const userData = parseUserData(options.userData);
  const configs = userData.parts.filter((part) => part.kind === 'cloud-config');
  const { config, notices } = mergeCloudConfigs(configs);
  notices.unshift(...userData.notices);
  const users = planUsers(config, options, notices);
  const powerState = planPowerState(config, notices);
  const finalMessage = asText(config.final_message);
  return {
    instanceId: options.instanceId,
    ...planNames(config, options.hostname),
    manageEtcHosts: config.manage_etc_hosts === 'localhost' || asTruth(config.manage_etc_hosts, false),
    users,
    rootKeys: planRootKeys(config, users),
    hostKeys: planHostKeys(config),
    boothooks: planBoothooks(userData),
    bootcmd: planBootcmd(config, notices),
    files: planFiles(config, notices),
    packageUpdate: asTruth(config.package_update ?? config.apt_update, false),
    packageUpgrade: asTruth(config.package_upgrade ?? config.apt_upgrade, false),
    packages: planPackages(config),
    scripts: planScripts(userData),
    runcmd: shellify(config.runcmd, { key: 'runcmd', notices }),
    powerState,
    finalMessage,
    notices,
  };
}

function planNames(config: CloudConfig, fallback: string): { hostname: string; fqdn: string } {
  const kept = asTruth(config.preserve_hostname, false);
  const fqdn = kept ? undefined : asText(config.fqdn);
  const name = (kept ? undefined : asText(config.hostname)) ?? fqdn ?? fallback;
  return { hostname: name.split('.')[0] ?? name, fqdn: fqdn ?? name };
}

/** Root's keys carry the refusal that cloud-init writes unless `disable_root` is false. */
function planRootKeys(config: CloudConfig, users: readonly PlannedUser[]): string[] {
  const own = users.find((user) => user.name === 'root')?.authorizedKeys ?? [];
  const first = users.find((user) => user.name !== 'root');
  const keys = first === undefined ? asTexts(config.ssh_authorized_keys) : first.authorizedKeys;
  if (!asTruth(config.disable_root, true)) return [...new Set([...own, ...keys])];
  const user = first?.name ?? 'NONE';
  const text = `Please login as the user "${user}" rather than the user "root".`;
  const command = `echo ${shellQuote(text)};echo;sleep 10;exit 142`.replaceAll('"', '\\"');
  const refusal = `no-port-forwarding,no-agent-forwarding,no-X11-forwarding,command="${command}"`;
  return [...own, ...keys.filter((key) => !own.includes(key)).map((key) => `${refusal} ${key}`)];
}

function planHostKeys(config: CloudConfig): PlannedHostKey[] {
  const keys = config.ssh_keys;
  if (!isPlainObject(keys)) return [];
  const planned: PlannedHostKey[] = [];
  for (const [name, privateKey] of Object.entries(keys)) {
    const type = /^(\w+)_private$/.exec(name)?.[1];
    if (type === undefined || typeof privateKey !== 'string') continue;
    const publicKey = asText(keys[`${type}_public`])?.trim();
    planned.push({ type, privateKey, publicKey });
  }
  return planned;
}

function planBoothooks(userData: UserData): PlannedScript[] {
  const hooks = userData.parts.filter((part) => part.kind === 'boothook');
  return hooks.map((part) => ({ name: `boothooks/${part.name}`, content: part.text }));
}

function planBootcmd(config: CloudConfig, notices: string[]): PlannedScript | undefined {
  const content = shellify(config.bootcmd, { key: 'bootcmd', notices });
  return content === undefined ? undefined : { name: 'bootcmd', content };
}

/** Of two parts with one name and frequency the later one is left, as both are the same file. */
function planScripts(userData: UserData): FrequentScript[] {
  return userData.parts.flatMap(({ kind, name, text }) => {
    const frequency = kind === 'script' ? 'user' : kind;
    if (frequency === 'cloud-config' || frequency === 'boothook') return [];
    return [{ frequency, name, content: text.replaceAll('\r\n', '\n') }];
  });
}

function planPackages(config: CloudConfig): string[] {
  const list = Array.isArray(config.packages) ? (config.packages as unknown[]) : [];
  return list.flatMap((entry) => {
    if (Array.isArray(entry)) return [entry.map(String).join('=')];
    return typeof entry === 'string' ? [entry] : [];
  });
}

function planPowerState(config: CloudConfig, notices: string[]): PlannedPowerState | undefined {
  const value = config.power_state;
  if (value === undefined || value === null) return undefined;
  const mode = isPlainObject(value) ? value.mode : undefined;
  if (!isPlainObject(value) || (mode !== 'poweroff' && mode !== 'halt' && mode !== 'reboot')) {
    notices.push("power_state[mode] must be one of 'poweroff', 'halt', 'reboot'; it was ignored");
    return undefined;
  }
  const delay = String(value.delay ?? 'now');
  const delayMinutes = delay === 'now' ? 0 : Number(delay.replace(/^\+/, ''));
  const message = asText(value.message);
  const condition = conditionOf(value.condition);
  return {
    mode,
    delayMinutes: Number.isFinite(delayMinutes) ? delayMinutes : 0,
    message,
    condition,
  };
}

function conditionOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === true) return undefined;
  if (value === false) return 'false';
  return Array.isArray(value) ? value.map((word) => shellQuote(String(word))).join(' ') : String(value);
}
