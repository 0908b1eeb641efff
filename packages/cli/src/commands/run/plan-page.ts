import { type Build, type MachinePlan, readLocks } from '@ami-select/builder';
import { countOf, forJson, forSummary, redactUrl } from '@ami-select/core';
import type { JobRequest } from '@ami-select/job';
import { formatQuery } from '@ami-select/selector';
import type { PlanFact } from './plan-facts.ts';

export interface PlanPageOptions {
  readonly machines: readonly MachinePlan[];
  readonly facts: readonly PlanFact[];
  readonly cost: string;
  /** Of a matrix, which every heading names; absent where the run has one image. */
  readonly image?: string | undefined;
}

/** The plan of a run, as a page of Markdown for people. */
export function planPage(
  { query, fleet, build }: JobRequest,
  { machines, facts, cost, image }: PlanPageOptions,
): string[] {
  const names = machines.map(({ machine }) => machine);
  const of = image === undefined ? '' : ` of ${forSummary(image)}`;
  return [
    `# Plan${of}`,
    '',
    `- Machines: ${names.length} (${listSome(names)}), ${forSummary(fleet.instanceTypes?.join(' or ') ?? 'a small type')}`,
    `- Image: ${forSummary(describeImage(query))}`,
    `- Cost: ${forSummary(cost)}`,
    `- Lease: ${countOf(fleet.ttlMinutes, 'minute')}`,
    `- Artifacts: ${build.artifacts.length === 0 ? 'none' : build.artifacts.map(forSummary).join(', ')}`,
    ...environmentLines(build, of),
    ...table(
      `Build${of}`,
      ['field', 'value'],
      facts.map(({ field, value }) => [field, value]),
    ),
    ...phaseLines(machines[0], of),
    ...stepLines(build, of),
  ];
}

/** `publisher ubuntu, version 24.04`. */
function describeImage(query: JobRequest['query']): string {
  const conditions = Object.entries(formatQuery(query)).map(([field, value]) => {
    return `${field} ${typeof value === 'string' ? value : forJson(value)}`;
  });
  return conditions.join(', ');
}

function environmentLines(build: Build, of: string): string[] {
  const { locks } = readLocks(build);
  const rows = locks.map(({ environment: { name, python, requirements }, requirements: packages }) => [
    name,
    python ?? 'python3 of the machine',
    requirements.join(', '),
    String(new Set(packages.map(({ key }) => key)).size),
  ]);
  return table(`Environments${of}`, ['environment', 'Python', 'requirements', 'packages'], rows);
}

/** Steps have a table of their own. */
function phaseLines(plan: MachinePlan | undefined, of: string): string[] {
  const rows = (plan?.scripts ?? [])
    .filter(({ phase }) => phase !== 'steps')
    .map(({ phase, title, script }) => [
      phase,
      title,
      `${countOf(script.trimEnd().split('\n').length, 'line')} of shell`,
    ]);
  return table(`On every machine${of}`, ['phase', 'what', 'how'], rows);
}

function stepLines({ steps }: Build, of: string): string[] {
  const rows = steps.map((step) => [
    step.name,
    step.environment ?? '',
    step.workingDirectory ?? '',
    step.when ?? 'success()',
    countOf(step.timeoutMinutes, 'minute'),
    String((step.retries ?? 0) + 1),
    step.continueOnError ? 'goes on' : 'fails',
    Object.keys(step.env ?? {}).join(', '),
    (step.secrets ?? []).join(', '),
  ]);
  return table(`Steps${of}`, STEP_HEADER, rows);
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
