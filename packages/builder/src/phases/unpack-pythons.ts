import { readPython } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { differencesOf } from '../resolve/python-facts.ts';
import type { BroughtPython } from './bring-pythons.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import type { SystemReady } from './system.ts';
import { OTHER_BYTES, unpackPythonScript } from './unpack-python-script.ts';

/** Bytes of the facts of one Python; real ones are below 2 KiB. */
const MOST_FACTS = 64 * 1024;

/**
 * Unpacks the Pythons that were delivered, on every machine that lacks its own, and compares each with what its archive
 * said.
 * @throws BuilderError `MACHINE_FAILED` for one that does not start or is another; `HASH` for an archive that changed
 * since
 */
export async function unpackPythons(
  { machines, brought, facts }: Pick<SystemReady, 'machines' | 'brought' | 'facts'>,
  options: PhaseOptions,
): Promise<void> {
  const due = machines.filter(({ name }) => (brought.get(name) ?? []).length > 0);
  await onEveryMachine('Python could not be unpacked', due, async (machine) => {
    for (const python of brought.get(machine.name) ?? []) {
      const found = await unpack(machine, python, options);
      const expected = facts.get(machine.name)?.pythons[found.command];
      const [difference] = expected === undefined ? [] : differencesOf(found, expected);
      if (difference === undefined) continue;
      const message = `Python ${python.version} is not what its archive says because ${difference}`;
      throw new BuilderError('MACHINE_FAILED', message);
    }
  });
}

async function unpack(
  machine: Machine,
  { version, sha256 }: BroughtPython,
  options: PhaseOptions,
): Promise<ReturnType<typeof readPython>> {
  const result = await runScript(machine, unpackPythonScript(version, { sha256 }), {
    ...options,
    phase: 'install',
    isQuiet: true,
    maxStdoutBytes: MOST_FACTS,
  });
  if (result.exitCode === 0) return readPython(`python${version}`, result.stdout.trim());
  if (result.exitCode === OTHER_BYTES)
    throw new BuilderError('HASH', `Python ${version} cannot be unpacked: ${lastLines(result, 1)}`);
  throw new BuilderError('MACHINE_FAILED', `Python ${version} does not start:\n${lastLines(result)}`);
}
