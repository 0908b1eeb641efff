import { existsSync, readdirSync, statSync } from 'node:fs';
import type { BootPlan, FrequentScript } from '../userdata/boot-plan.ts';
import { runFile, writeScript } from './commands.ts';
import { type Machine, writeFileDeep } from './machine.ts';

const FREQUENT = '/var/lib/cloud/scripts';
const OF_USER = '/var/lib/cloud/instance/scripts';
/** On the disk from the first boot on, and in every image of it. */
const ONCE = '/var/lib/cloud/sem/config_scripts_per_once.once';

/** Puts the scripts where cloud-init puts them, at every boot; they run later, folder by folder. */
export function writeScripts(machine: Machine, { scripts, runcmd }: BootPlan): void {
  for (const { frequency, name, content } of scripts)
    writeScript(machine, { name: `${folderOf(frequency)}/${name}`, content });
  if (runcmd !== undefined) writeScript(machine, { name: `${OF_USER}/runcmd`, content: runcmd });
}

/**
 * Runs the scripts whose time has come: once on this disk, at every boot, once for this instance, then the user's, each
 * folder in the order of the names. `onFailure` gets what ended with another status than 0.
 */
export async function runScripts(
  machine: Machine,
  { firstBoot, onFailure }: { firstBoot: boolean; onFailure: (path: string, status: number) => void },
): Promise<void> {
  const due: FrequentScript['frequency'][] = [];
  if (!existsSync(machine.place(ONCE))) due.push('per-once');
  due.push('per-boot');
  if (firstBoot) due.push('per-instance', 'user');
  for (const frequency of due) {
    if (frequency === 'per-once') writeFileDeep(machine.place(ONCE), '', 0o644);
    for (const path of programsIn(machine, folderOf(frequency))) {
      const status = await runFile(machine, path);
      if (status !== 0) onFailure(path, status);
    }
  }
}

function folderOf(frequency: FrequentScript['frequency']): string {
  return frequency === 'user' ? OF_USER : `${FREQUENT}/${frequency}`;
}

/** Also those that an image or a first boot put there. */
function programsIn(machine: Machine, folder: string): string[] {
  if (!existsSync(machine.place(folder))) return [];
  const paths = readdirSync(machine.place(folder))
    .sort()
    .map((name) => `${folder}/${name}`);
  return paths.filter((path) => {
    const about = statSync(machine.place(path), { throwIfNoEntry: false });
    return about?.isFile() === true && (about.mode & 0o100) !== 0;
  });
}
