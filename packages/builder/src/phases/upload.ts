import type { TreeEntry } from '@ami-select/transport';
import { FOLDERS, REMOTE_ROOT } from '../machine/layout.ts';
import { BuilderError } from '../report/errors.ts';
import type { StoredWheel } from '../resolve/download-wheels.ts';
import type { MachineResolution, WheelPick } from '../resolve/resolution.ts';
import { cleanScript } from './clean-script.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import type { SystemReady } from './system.ts';

export interface Uploaded extends SystemReady {
  readonly uploaded: true;
}

/** Brings wheels, requirement files and sources to every machine, each in one stream, into an empty folder. */
export async function uploadEverything(ready: SystemReady, options: PhaseOptions): Promise<Uploaded> {
  const { machines, resolutions, wheels, uploads } = ready;
  const workspace = uploads.map((file) => ({ ...file, path: `${FOLDERS.workspace}/${file.path}` }));
  await onEveryMachine('The files could not be uploaded', machines, async (machine) => {
    const cleaned = await runScript(machine, cleanScript(), { ...options, phase: 'upload' });
    if (cleaned.exitCode !== 0) throw new BuilderError('MACHINE_FAILED', lastLines(cleaned));
    const resolution = resolutions.find((candidate) => candidate.machine === machine.name);
    const entries = [...(resolution ? installEntries(resolution, wheels) : []), ...workspace];
    if (entries.length === 0) return;
    await machine.transport.putTree(entries, REMOTE_ROOT, { signal: options.signal });
  });
  return { ...ready, uploaded: true };
}

function installEntries(
  { environments, pip }: MachineResolution,
  wheels: ReadonlyMap<string, StoredWheel>,
): readonly TreeEntry[] {
  const entries = new Map<string, TreeEntry>();
  const add = (folder: string, { file }: WheelPick): void => {
    const path = `${folder}/${file.filename}`;
    const stored = wheels.get(file.filename);
    if (stored) entries.set(path, { path, content: { file: stored.path } });
  };
  if (pip) add(FOLDERS.tools, pip);
  for (const { lock, picks } of environments) {
    const path = `${FOLDERS.requirements}/${lock.environment.name}.txt`;
    entries.set(path, { path, content: { bytes: Buffer.from(requirementsText(picks)) } });
    for (const pick of picks) add(FOLDERS.wheelhouse, pick);
  }
  return [...entries.values()];
}

/** A flat requirement file for one machine: includes resolved, markers decided, hashes kept. */
function requirementsText(picks: readonly WheelPick[]): string {
  const lines = picks.map(({ requirement: { name, version, hashes } }) => {
    return `${name}==${version} ${hashes.map((hash) => `--hash=${hash}`).join(' ')}\n`;
  });
  return lines.join('');
}
