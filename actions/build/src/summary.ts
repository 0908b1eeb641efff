import { renderTable } from '@ami-select/action-kit';
import type { BuildResult, MachineRecord, RecordedFailure } from '@ami-select/builder';
import { formatProblem } from '@ami-select/core';

/** Steps and hosts as a table for the job summary. */
export function renderResult({ machines, seconds, failure, phase: last }: BuildResult): string {
  const phases = Object.entries(seconds).map(([phase, time]) => `${phase} ${time.toFixed(1)} s`);
  return renderTable({
    title: 'Build',
    header: ['host', 'system', 'environments', 'steps', 'tests', 'artifacts'],
    rows: machines.map(renderMachine),
    note: [
      ...(failure === undefined ? [] : failureLines(failure, last)),
      ...(phases.length === 0 ? [] : [`Time: ${phases.join(', ')}.`]),
    ],
  });
}

/** Of the problems that the summary lists, and characters of each; the record has all. */
const MOST_PROBLEMS = 50;
const MOST_CHARACTERS = 2_000;

function failureLines({ code, message, problems }: RecordedFailure, phase: string): readonly string[] {
  const listed = problems
    .slice(0, MOST_PROBLEMS)
    .map((problem) => formatProblem(problem).slice(0, MOST_CHARACTERS));
  if (problems.length > listed.length) listed.push(`and ${problems.length - listed.length} more`);
  return [
    `Failed with ${code} in the phase "${phase}":`,
    ...(listed.length === 0 ? [message.slice(0, MOST_CHARACTERS)] : listed),
  ];
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
