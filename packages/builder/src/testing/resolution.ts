import type { IndexFile } from '../index/package-index.ts';
import { normalizeName, type Requirement } from '../requirements/requirement.ts';
import type { MachineResolution, WheelPick } from '../resolve/resolution.ts';
import { pythonFacts } from './facts.ts';
import { opensWith } from './opened.ts';

/** A locked requirement of line 1 of `r.txt`. */
export function requirementOf(
  name: string,
  version: string,
  changes: Partial<Requirement> = {},
): Requirement {
  const hashes = [`sha256:${'a'.repeat(64)}`];
  return { name, key: normalizeName(name), version, extras: [], hashes, file: 'r.txt', line: 1, ...changes };
}

/** A pure-Python wheel in an index. */
export function wheelFile(name: string, version: string, changes: Partial<IndexFile> = {}): IndexFile {
  const filename = `${normalizeName(name).replaceAll('-', '_')}-${version}-py3-none-any.whl`;
  return { filename, hashes: [], open: opensWith(), ...changes };
}

/** The wheel of a requirement. */
export function pickOf(name: string, version: string): WheelPick {
  return { requirement: requirementOf(name, version), file: wheelFile(name, version) };
}

/** A machine with one environment that needs the wheels. */
export function resolutionOf(
  machine: string,
  picks: readonly WheelPick[],
  changes: Partial<MachineResolution> = {},
): MachineResolution {
  const environment = { name: 'app', requirements: ['r.txt'] };
  const lock = { environment, requirements: picks.map(({ requirement }) => requirement) };
  return { machine, environments: [{ lock, python: pythonFacts(), picks }], ...changes };
}
