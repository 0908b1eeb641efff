import { BuilderError, type Problem } from '../report/errors.ts';
import { installScript } from './install-script.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import type { SystemReady } from './system.ts';
import { unpackPythons } from './unpack-pythons.ts';

export interface Installed extends SystemReady {
  readonly installed: true;
}

/**
 * Unpacks the Pythons that were brought, and installs every environment on every machine, offline.
 * @throws BuilderError `MACHINE_FAILED`, or `HASH`.
 */
export async function installEnvironments(ready: SystemReady, options: PhaseOptions): Promise<Installed> {
  const { machines, build } = ready;
  if (build.environments.length === 0) return { ...ready, installed: true };
  await unpackPythons(ready, options);
  const script = installScript(build);
  await onEveryMachine('The environments could not be installed', machines, async (machine) => {
    const result = await runScript(machine, script, { ...options, phase: 'install' });
    if (result.exitCode === 0) return;
    const code: Problem['code'] = /DO NOT MATCH THE HASHES|Hash mismatch/.test(result.stderr)
      ? 'HASH'
      : 'MACHINE_FAILED';
    const message = `the offline install ended with status ${result.exitCode}:\n${lastLines(result)}`;
    const problems = failedEnvironments(result.stderr).map((environment) => ({ code, message, environment }));
    throw new BuilderError(code, message, { problems });
  });
  return { ...ready, installed: true };
}

/** As the script names them. */
function failedEnvironments(text: string): readonly string[] {
  return [...text.matchAll(/^environment ([\w.-]+) could not be installed$/gm)].map(([, name = '']) => name);
}
