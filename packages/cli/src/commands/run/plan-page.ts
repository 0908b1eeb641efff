import { type Build, type MachinePlan, readLocks } from '@ami-select/builder';
import { forJson, forSummary, redactUrl } from '@ami-select/core';
import type { JobRequest } from '@ami-select/job';
import { formatQuery } from '@ami-select/selector';
import type { PlanFact } from './plan-facts.ts';

export interface PlanPageOptions {
  readonly machines: readonly MachinePlan[];
  readonly facts: readonly PlanFact[];
  readonly cost: string;
}

/** The plan of a run, as a page of Markdown for people. */
export function planPage(
  { query, fleet, build }: JobRequest,
  { machines, facts, cost }: PlanPageOptions,
): string[] {
  const names = machines.map(({ machine }) => machine);
  return [
    '# Plan',
    '',
    `- Machines: ${names.length} (${listSome(names)}), ${forSummary(fleet.instanceTypes?.join(' or ') ?? 'a small type')}`,
    `- Image: ${forSummary(describeImage(query))}`,
    `- Cost: ${forSummary(cost)}`,
    `- Lease: ${fleet.ttlMinutes} minutes`,
    `- Artifacts: ${build.artifacts.length === 0 ? 'none' : build.artifacts.map(forSummary).join(', ')}`,
    ...environmentLines(build),
    ...table(
      'Build',
      ['field', 'value'],
      facts.map(({ field, value }) => [field, value]),
    ),
    ...phaseLines(machines[0]),
    ...stepLines(build),
  ];
}

/** `publisher ubuntu, version 24.04`. */
function describeImage(query: JobRequest['query']): string {
  const conditions = Object.entries(formatQuery(query)).map(([field, value]) => {
    return `${field} ${typeof value === 'string' ? value : forJson(value)}`;
  });
  return conditions.join(', ');
}

function environmentLines(build: Build): string[] {
  const { locks } = readLocks(build);
  const rows = locks.map(({ environment: { name, python, requirements }, requirements: packages }) => [
    name,
    python ?? 'python3 of the machine',
    requirements.join(', '),
    String(new Set(packages.map(({ key }) => key)).size),
  ]);
  return table('Environments', ['environment', 'Python', 'requirements', 'packages'], rows);
}

/** Steps have a table of their own. */
function phaseLines(plan: MachinePlan | undefined): string[] {
  const rows = (plan?.scripts ?? [])
    .filter(({ phase }) => phase !== 'steps')
    .map(({ phase, title, script }) => [
      phase,
      title,
      `${script.trimEnd().split('\n').length} lines of shell`,
    ]);
  return table('On every machine', ['phase', 'what', 'how'], rows);
}

function stepLines({ steps }: Build): string[] {
  const rows = steps.map((step) => [
    step.name,
    step.environment ?? '',
    step.workingDirectory ?? '',
    step.when ?? 'success()',
    `${step.timeoutMinutes} minutes`,
    String((step.retries ?? 0) + 1),
    step.continueOnError ? 'goes on' : 'fails',
    Object.keys(step.env ?? {}).join(', '),
    (step.secrets ?? []).join(', '),
  ]);
  return table('Steps', STEP_HEADER, rows);
}

const STEP_HEADER = [
  'step',
  'environment',
  'folder',
  'if',
  'at most',
  'attempts',
  'a failure',
  'variables',
  'secrets',
];

function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => line(cells.map((cell) => forSummary(redactUrl(cell)))));
  return ['', `## ${title}`, '', line(header), line(header.map(() => '---')), ...body];
}

function listSome(names: readonly string[]): string {
  return names.length > 3 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}
