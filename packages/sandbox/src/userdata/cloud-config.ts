import { isPlainObject } from '@ami-select/core';
import { parse } from 'yaml';
import { mergeConfig } from './merge-how.ts';

/** A parsed `#cloud-config`, merged over all parts; values are checked where they are used. */
export type CloudConfig = Readonly<Record<string, unknown>>;

/** Keys that a boot plan understands. */
const UNDERSTOOD: readonly string[] = [
  'bootcmd',
  'runcmd',
  'write_files',
  'users',
  'user',
  'ssh_authorized_keys',
  'ssh_keys',
  'disable_root',
  'hostname',
  'fqdn',
  'preserve_hostname',
  'manage_etc_hosts',
  'packages',
  'package_update',
  'apt_update',
  'package_upgrade',
  'apt_upgrade',
  'power_state',
  'final_message',
];

/** Switches with the defaults of cloud-init; any other value of them has no effect here. */
const FIXED: Readonly<Record<string, boolean>> = {
  ssh_pwauth: false,
  ssh_deletekeys: true,
  prefer_fqdn_over_hostname: false,
};

/** The text of a cloud-config, and what is known of its part. */
export interface CloudConfigPart {
  readonly name: string;
  readonly text: string;
  readonly mergeType?: string | undefined;
}

/**
 * Reads and merges cloud-configs. Later keys replace earlier ones unless the later one says otherwise (`merge_how`);
 * what does not parse or is not understood becomes a notice.
 */
export function mergeCloudConfigs(parts: readonly CloudConfigPart[]): {
  config: CloudConfig;
  notices: string[];
} {
  const notices: string[] = [];
  let config: Record<string, unknown> = {};
  for (const part of parts) {
    try {
      config = mergeConfig(config, readOne(part.text, notices), part.mergeType);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      notices.push(`Failed at merging in cloud config part from ${part.name}: ${problem}`);
    }
  }
  for (const [key, value] of Object.entries(config)) {
    const fixed = FIXED[key];
    const isHeeded = fixed === undefined ? UNDERSTOOD.includes(key) : asTruth(value, fixed) === fixed;
    if (!isHeeded) notices.push(`cloud-config key '${key}' is not supported here and was ignored`);
  }
  return { config, notices };
}

/** A string, or undefined for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A list of strings; a single string counts as a list, other items are dropped. */
export function asTexts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}

/** cloud-init's idea of truth: true, "yes", "on", "1". */
export function asTruth(value: unknown, fallback: boolean): boolean {
  if (value === undefined || value === null) return fallback;
  return ['true', 'yes', 'on', '1'].includes(String(value).toLowerCase());
}

function readOne(text: string, notices: string[]): CloudConfig {
  try {
    const value: unknown = parse(text, { version: '1.1', logLevel: 'error' });
    if (value === null || value === undefined) return {};
    if (isPlainObject(value)) return value;
    notices.push('Failed at merging in cloud config: it is not a mapping');
  } catch (error) {
    notices.push(`Failed loading yaml blob: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}
