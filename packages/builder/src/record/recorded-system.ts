import { isPlainObject } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { RecordedSystem } from './record.ts';

/** The system packages of a build, for its record; undefined when it asks for none. */
export function recordSystem(system: Build['system']): RecordedSystem | undefined {
  if (system === undefined) return undefined;
  const { packages, snapshot } = system;
  return {
    packages: packages.map(({ name, version }) => `${name}=${version}`).sort(),
    ...(snapshot !== undefined && { snapshot }),
  };
}

/** `curl=7.88, jq=1.7 (snapshot 20260101T000000Z)`, or `none`. */
export function showSystem(system: RecordedSystem | undefined): string {
  const { packages = [], snapshot } = system ?? {};
  const all = packages.length === 0 ? 'none' : packages.join(', ');
  return snapshot === undefined ? all : `${all} (snapshot ${snapshot})`;
}

/** Whether a record that people may have changed says it as `recordSystem` does. */
export function isRecordedSystem(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isPlainObject(value) || !Array.isArray(value.packages)) return false;
  const { packages, snapshot } = value;
  return [...packages, snapshot ?? ''].every((part) => typeof part === 'string');
}
