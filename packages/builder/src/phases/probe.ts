import { type MachineFacts, parseFacts } from '../machine/facts.ts';
import { factsScript } from '../machine/facts-script.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, runScript, type ScriptOptions } from './run-script.ts';

/** Asks every machine what it is. @throws BuilderError `MACHINE_FAILED`. */
export function probeMachines(
  machines: readonly Machine[],
  interpreters: readonly string[],
  options: Omit<ScriptOptions, 'phase' | 'answer'>,
): Promise<ReadonlyMap<string, MachineFacts>> {
  return onEveryMachine('A machine cannot be used', machines, async (machine) => {
    const result = await runScript(machine, factsScript(interpreters), {
      ...options,
      phase: 'probe',
      answer: true,
    });
    if (result.exitCode !== 0) {
      throw new BuilderError('MACHINE_FAILED', `cannot tell what the machine is:\n${lastLines(result)}`);
    }
    return parseFacts(result.stdout, interpreters);
  });
}
