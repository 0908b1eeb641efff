import type { Build } from '../definition/build.ts';
import { interpretersOf } from '../definition/interpreter.ts';
import { type MachineFacts, parseFacts } from '../machine/facts.ts';
import { factsScript } from '../machine/facts-script.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import type { Checked } from './check.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { systemManagerOf } from './system-manager.ts';

export interface Probed extends Checked {
  readonly facts: ReadonlyMap<string, MachineFacts>;
}

export interface ProbeOptions extends PhaseOptions {
  /** The Pythons that an earlier build brought are taken as they are; else none of them is started. */
  readonly trustsBrought?: boolean | undefined;
}

/** Bytes of the facts of one machine; real ones are below 10 KiB. */
const MOST_FACTS = 256 * 1024;

/**
 * Reads the Python, libc, architecture and package manager of every machine.
 * @throws BuilderError `MACHINE_FAILED`, or `SYSTEM_PACKAGE` where no package manager is that could install the pins.
 */
export async function probeMachines(checked: Checked, options: ProbeOptions): Promise<Probed> {
  const { machines, build } = checked;
  const facts = await onEveryMachine('The machines cannot be probed', machines, (machine) =>
    probeMachine(machine, build, options),
  );
  return { ...checked, facts };
}

/** Reads the facts of one machine. @throws BuilderError like `probeMachines` */
async function probeMachine(
  machine: Machine,
  { environments, pythons, system }: Build,
  { trustsBrought = false, ...options }: ProbeOptions,
): Promise<MachineFacts> {
  const interpreters = interpretersOf(environments);
  const result = await runScript(machine, factsScript(interpreters, trustsBrought ? pythons : undefined), {
    ...options,
    phase: 'probe',
    isQuiet: true,
    repeatable: true,
    maxStdoutBytes: MOST_FACTS,
  });
  if (result.exitCode !== 0)
    throw new BuilderError('MACHINE_FAILED', `the facts script failed:\n${lastLines(result)}`);
  const facts = parseFacts(result.stdout, interpreters);
  if (system?.packages.length) systemManagerOf(facts.packageManager);
  return facts;
}
