import { isBefore, type ResumePhase } from '../phases/resume.ts';
import type { EarlierRun } from './earlier-run.ts';
import type { BuildRecord, MachineRecord, RecordedPhase } from './record.ts';

export interface CarryOverOptions {
  readonly from: ResumePhase;
  /** Names of the machines that this run goes to; all of the earlier one when absent. */
  readonly goesTo?: readonly string[] | undefined;
  readonly earlier: EarlierRun;
  /** Whether this run has learned what is installed. */
  readonly knowsContents: boolean;
}

/**
 * The record of a run that goes on from an earlier one: what was not done again is in it as it was, and so are machines
 * that it did not go to.
 */
export function carryOver(
  record: BuildRecord,
  { from, goesTo, earlier: { record: earlier, file }, knowsContents }: CarryOverOptions,
): BuildRecord {
  const continues = { from, record: file, startedAt: earlier.startedAt };
  if (from === 'resolve') {
    const left = goesTo === undefined ? [] : earlier.machines.filter(({ name }) => !goesTo.includes(name));
    return {
      ...record,
      wheels: left.length === 0 ? record.wheels : withWheelsOf(earlier, record),
      machines: [...record.machines, ...left],
      continues: { ...continues, machines: left.map(({ name }) => name) },
    };
  }
  const names = new Set(record.machines.map(({ name }) => name));
  const others = earlier.machines.filter(({ name }) => !names.has(name));
  const own = record.machines.map((machine) =>
    withPast(machine, { past: earlier.machines.find(({ name }) => name === machine.name), from }),
  );
  return {
    ...record,
    index: earlier.index,
    locks: earlier.locks,
    wheels: earlier.wheels,
    system: isBefore('system', from) || !isFromSystemOn(record.phase) ? earlier.system : record.system,
    contents: knowsContents ? record.contents : earlier.contents,
    commands: from === 'collect' ? earlier.commands : record.commands,
    uploadList: record.uploadList ?? earlier.uploadList,
    installsWith: earlier.installsWith ?? record.installsWith,
    installer: (isBefore('install', from) ? earlier : record).installer ?? earlier.installer,
    machines: [...own, ...others],
    continues: { ...continues, machines: others.map(({ name }) => name) },
  };
}

/** The machines that stay as they were have wheels of theirs. */
function withWheelsOf(earlier: BuildRecord, { wheels }: BuildRecord): BuildRecord['wheels'] {
  const names = new Set(wheels.map(({ filename }) => filename));
  return [...wheels, ...earlier.wheels.filter(({ filename }) => !names.has(filename))];
}

/** Before that phase, the machines have the packages of the last run. */
function isFromSystemOn(phase: RecordedPhase): boolean {
  return phase !== 'request' && phase !== 'start' && phase !== 'check' && !isBefore(phase, 'system');
}

interface Past {
  readonly past: MachineRecord | undefined;
  readonly from: ResumePhase;
}

function withPast(machine: MachineRecord, { past, from }: Past): MachineRecord {
  if (past === undefined) return machine;
  const { system, kernel, architecture, libc, environments, steps, artifacts } = machine;
  const isProbed = architecture !== '';
  return {
    ...machine,
    ...(isProbed ? { system, kernel, architecture, libc } : hardwareOf(past)),
    environments: environments.length > 0 ? environments : past.environments,
    steps: from === 'collect' ? past.steps : steps,
    artifacts: artifacts.length > 0 ? artifacts : past.artifacts,
  };
}

function hardwareOf({ system, kernel, architecture, libc }: MachineRecord): Partial<MachineRecord> {
  return { system, kernel, architecture, libc };
}
