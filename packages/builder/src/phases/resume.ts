import { ENTER, FOLDERS } from '../machine/layout.ts';
import { BuilderError } from '../report/errors.ts';
import { onEveryMachine } from './on-every-machine.ts';
import type { Probed } from './probe.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import type { Verified } from './verify.ts';

/** The phases that a build can start from on machines that an earlier one prepared. */
export const RESUMABLE = ['steps', 'collect'] as const;

/** Checks that the environments and the workspace of an earlier build are there; prints what is not. */
export function resumeScript(environments: readonly string[]): string {
  const checks = environments.map((name) => {
    return `[ -x ${FOLDERS.environments}/${name}/bin/python ] || missing "environment ${name}"`;
  });
  return [
    ENTER,
    'failed=0',
    'missing() { echo "$1 of an earlier build is not there" >&2; failed=1; }',
    `[ -d ${FOLDERS.workspace} ] || missing "the workspace"`,
    ...checks,
    'exit $failed',
  ].join('\n');
}

/**
 * Takes the machines as an earlier build left them: nothing is delivered, installed or verified again.
 * @throws BuilderError `MACHINE_FAILED` that names what is not there
 */
export async function resumeInstalled(probed: Probed, options: PhaseOptions): Promise<Verified> {
  const { machines, build } = probed;
  const script = resumeScript(build.environments.map(({ name }) => name));
  await onEveryMachine('The build cannot go on where it was', machines, async (machine) => {
    const result = await runScript(machine, script, { ...options, phase: 'probe', isQuiet: true });
    if (result.exitCode !== 0) throw new BuilderError('MACHINE_FAILED', lastLines(result));
  });
  return {
    ...probed,
    brought: new Map(),
    indexName: '',
    resolutions: [],
    wheels: new Map(),
    inspections: new Map(),
    delivered: true,
    systemReady: true,
    installed: true,
    inventory: new Map(),
  };
}
