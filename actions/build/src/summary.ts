import { renderTable } from '@ami-select/action-kit';
import type { BuildResult, MachineRecord } from '@ami-select/builder';

/** Steps and hosts as a table for the job summary. */
export function renderResult({ machines, seconds }: BuildResult): string {
  const phases = Object.entries(seconds).map(([phase, time]) => `${phase} ${time.toFixed(1)} s`);
  return renderTable({
    title: 'Build',
    header: ['host', 'system', 'environments', 'steps', 'tests', 'artifacts'],
    rows: machines.map(renderMachine),
    note: `Time: ${phases.join(', ')}.`,
  });
}

function renderMachine({
  name,
  system,
  architecture,
  environments,
  steps,
  tests,
  artifacts,
}: MachineRecord): string[] {
  return [
    name,
    `${system} ${architecture}`,
    environments.map((environment) => `${environment.name} (${environment.packages.length})`).join(', '),
    steps.map((step) => `${step.name}: ${step.outcome}`).join(', '),
    tests === undefined ? '' : `${tests.tests - tests.failed - tests.skipped} of ${tests.tests} passed`,
    String(artifacts.length),
  ];
}
