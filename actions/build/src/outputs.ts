import type { BuildResult, MachineRecord } from '@ami-select/builder';
import { forJson } from '@ami-select/core';

/** Every output of action.yml. */
export const BUILD_OUTPUTS = ['result', 'artifacts'] as const;

/** Items of a list in an output; the runner takes 1 MiB of outputs from a job. The record has everything. */
const MOST_ITEMS = 50;

/** Outputs count what machines have any number of: artifacts, packages, failed tests. */
export function buildOutputs(
  { machines, wheels, seconds, recordFile }: BuildResult,
  outputDirectory: string,
): Record<(typeof BUILD_OUTPUTS)[number], string> {
  const result = {
    machineCount: machines.length,
    machines: machines.slice(0, MOST_ITEMS).map(countMachine),
    wheels: wheels.length,
    seconds,
    recordFile,
  };
  return { result: forJson(result), artifacts: outputDirectory };
}

function countMachine({ name, system, architecture, steps, tests, ...machine }: MachineRecord): object {
  const environments = machine.environments.map(({ name: environment, python, packages }) => {
    return { name: environment, python, packages: packages.length };
  });
  return {
    name,
    system,
    architecture,
    environments: environments.slice(0, MOST_ITEMS),
    steps: steps.slice(0, MOST_ITEMS),
    tests: tests && { tests: tests.tests, failed: tests.failed, skipped: tests.skipped },
    artifacts: machine.artifacts.length,
    left: machine.left?.count ?? 0,
  };
}
