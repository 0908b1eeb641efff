import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { HOST_KEY_LIST } from './host-keys.ts';
import { type Machine, writeFileDeep } from './machine.ts';

/** Progress of a boot, in the files in which cloud-init reports it to people and tools inside. */
export interface BootState {
  /** A step failed; the boot goes on and ends with an error. */
  fail(problem: string): void;
  /** The boot is over; prints the final message. */
  finish(finalMessage: string | undefined): void;
}

const FOLDER = '/var/lib/cloud';
const FINISHED = `${FOLDER}/instance/boot-finished`;
const RESULT = '/run/cloud-init/result.json';
const SOURCE = 'DataSourceEc2Local';
const FINAL_MESSAGE =
  'Cloud-init v. $version finished at $timestamp. Datasource $datasource.  Up $uptime seconds';

/** Deletes the reports of an earlier boot, and at the first boot those of other instances and the host. */
export function beginBoot(machine: Machine, { firstBoot }: { firstBoot: boolean }): BootState {
  if (firstBoot) makeInstanceFolder(machine);
  for (const file of [FINISHED, RESULT]) rmSync(machine.place(file), { force: true });
  const errors: string[] = [];
  return {
    fail: (problem) => void errors.push(problem),
    finish: (finalMessage = FINAL_MESSAGE) => {
      const at = new Date().toUTCString().replace('GMT', '+0000');
      const uptime = process.uptime().toFixed(2);
      machine.log(
        `${fill(finalMessage, { version: 'local-ec2', timestamp: at, datasource: SOURCE, uptime })}\n`,
      );
      const result = { v1: { datasource: SOURCE, errors } };
      writeFileDeep(machine.place(FINISHED), `${uptime} - ${at} - v. local-ec2\n`, 0o644);
      writeFileDeep(machine.place(RESULT), `${JSON.stringify(result, null, 1)}\n`, 0o644);
    },
  };
}

/**
 * What cloud-init of the host left is not the machine's. The disk of an image remembers which scripts ran once, and
 * those of every boot and instance.
 */
function makeInstanceFolder(machine: Machine): void {
  const { instanceId } = machine;
  const isOfImage = existsSync(machine.place(HOST_KEY_LIST));
  for (const name of ['instance', 'instances', ...(isOfImage ? [] : ['data', 'sem', 'scripts'])])
    rmSync(machine.place(`${FOLDER}/${name}`), { recursive: true, force: true });
  mkdirSync(machine.place(`${FOLDER}/instances/${instanceId}`), { recursive: true });
  symlinkSync(`instances/${instanceId}`, machine.place(`${FOLDER}/instance`));
  writeFileDeep(machine.place(`${FOLDER}/data/instance-id`), `${instanceId}\n`, 0o644);
}

/** `$uptime`, `${uptime}` and the same in capitals. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$(?:\{(\w+)\}|(\w+))/g, (found, braced?: string, bare?: string) => {
    return values[(braced ?? bare ?? '').toLowerCase()] ?? found;
  });
}
