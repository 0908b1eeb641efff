import type { Installer } from '../definition/installer.ts';
import { isBefore, type ResumePhase } from '../phases/resume.ts';
import type { Problem } from '../report/errors.ts';
import { type CommandPlace, pathInCommand } from '../requirements/path-in-command.ts';
import type { EarlierRun } from './earlier-run.ts';
import { type MachineRecord, RECORD, type RecordedLock, type RecordedSystem } from './record.ts';
import { showSystem } from './recorded-system.ts';

/** Facts of a machine that the caller knows. */
type KnownMachine = Pick<MachineRecord, 'name' | 'facts'>;

export interface ContinueQuery {
  readonly from: ResumePhase;
  readonly earlier: EarlierRun | undefined;
  /** Of today. */
  readonly locks: readonly RecordedLock[];
  /** Of today; undefined when the build asks for none. */
  readonly system: RecordedSystem | undefined;
  /** Of today; undefined when the build installs nothing. */
  readonly installsWith?: Installer | undefined;
  readonly machines: readonly KnownMachine[];
  readonly place: CommandPlace;
}

/** Why a build cannot go on from a phase of the last run, as far as that is known without a machine. */
export function continueProblems({
  from,
  earlier,
  locks,
  system,
  installsWith,
  machines,
  place,
}: ContinueQuery): readonly Problem[] {
  if (earlier === undefined) {
    const message = `"${from}" is not valid because the output directory has no ${RECORD} of a run that prepared the machines; expected "resolve", or the output directory of that run`;
    return [{ code: 'INVALID_BUILD', field: 'from', message }];
  }
  const { reached = 'resolve', ...record } = earlier.record;
  if (isBefore(reached, from)) {
    const message = `"${from}" is not valid because the last run came to "${reached}" and no further; expected "${reached}" or a phase before it`;
    return [{ code: 'INVALID_BUILD', field: 'from', message }];
  }
  return [
    ...lockProblems({ today: locks, past: record.locks, from, place }),
    ...(isBefore('system', from) ? systemProblems(system, record.system, from) : []),
    ...installerProblems(installsWith, record.installsWith, from),
    ...machines.flatMap((machine) => machineProblems(machine, record.machines)),
  ];
}

interface LockComparison {
  readonly today: readonly RecordedLock[];
  readonly past: readonly RecordedLock[];
  readonly from: ResumePhase;
  readonly place: CommandPlace;
}

function lockProblems({ today, past, from, place }: LockComparison): readonly Problem[] {
  const keyOf = ({ environment, path }: RecordedLock): string => JSON.stringify([environment, path]);
  const before = new Map(past.map((lock) => [keyOf(lock), lock]));
  const after = new Map(today.map((lock) => [keyOf(lock), lock]));
  return [...new Map([...before, ...after])].flatMap(([key, { path, environment }]): readonly Problem[] => {
    const [old, own] = [before.get(key)?.sha256, after.get(key)?.sha256];
    if (old === own) return [];
    const message = `a build from "${from}" is not valid because the file is not that of the last run: ${shown(own)} now, ${shown(old)} then; expected the same file, or "resolve" as the phase to start from`;
    return [{ code: 'INVALID_BUILD', message, file: pathInCommand(path, place), environment }];
  });
}

function shown(sha256: string | undefined): string {
  return sha256 === undefined ? 'not there' : `sha256:${sha256}`;
}

function systemProblems(
  today: RecordedSystem | undefined,
  past: RecordedSystem | undefined,
  from: ResumePhase,
): readonly Problem[] {
  const [own, old] = [showSystem(today), showSystem(past)];
  if (own === old) return [];
  const message = `a build from "${from}" is not valid because the system packages are not those of the last run: ${own} now, ${old} then; expected the same, or "system" as the phase to start from`;
  return [{ code: 'INVALID_BUILD', message, field: 'build.system' }];
}

/** The tools are where the last run left them, and so are the environments that they made. */
function installerProblems(
  today: Installer | undefined,
  past: Installer | undefined,
  from: ResumePhase,
): readonly Problem[] {
  if (today === undefined || past === undefined || today === past) return [];
  const message = `${JSON.stringify(today)} is not valid for a build from "${from}" because the last run had ${JSON.stringify(past)}; expected that one, or "resolve" as the phase to start from`;
  return [{ code: 'INVALID_BUILD', message, field: 'build.installer' }];
}

/** A machine that stands in the place of another has nothing of what the record says. */
function machineProblems(
  { name, facts = {} }: KnownMachine,
  earlier: readonly MachineRecord[],
): readonly Problem[] {
  const past = earlier.find((machine) => machine.name === name);
  const fail = (because: string): readonly Problem[] => {
    const message = `the machine is not valid because ${because}; expected a machine of the last run, or "resolve" as the phase to start from`;
    return [{ code: 'MACHINE_FAILED', message, machine: name }];
  };
  if (past === undefined) return fail('the last run did not go to it');
  const changed = Object.entries(facts).filter(([key, value]) => {
    const old = past.facts?.[key];
    return old !== undefined && old !== value;
  });
  if (changed.length === 0) return [];
  return fail(
    changed.map(([key, value]) => `its ${key} is ${value}, and was ${past.facts?.[key]}`).join(', '),
  );
}
