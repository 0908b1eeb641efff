import { type MachinePlan, plan, type Step } from '@ami-select/builder';
import { countOf, forJson, redactUrl } from '@ami-select/core';
import { type ImageJob, type JobRequest, plannedPrice } from '@ami-select/job';
import { describePrice } from '@ami-select/provisioner';
import type { Results } from '../../present/results.ts';
import { planFacts } from './plan-facts.ts';
import { planPage } from './plan-page.ts';
import type { RunContext } from './run-ports.ts';

/**
 * Prints what a run would do, as a page for people or as the exact shell for every machine, without any API call; of a
 * matrix of images one after the other.
 */
export async function printPlans(
  jobs: readonly ImageJob[],
  { context, isEmbedded }: Pick<RunContext, 'context' | 'isEmbedded'>,
  form: 'page' | 'script',
): Promise<void> {
  const { environment, results } = context;
  const { PIP_INDEX_URL: pipIndexUrl } = environment.variables;
  const documents: (readonly [string | undefined, Readonly<Record<string, unknown>>])[] = [];
  for (const [index, { name, request }] of jobs.entries()) {
    if (index > 0) results.text(['']);
    if (form === 'script' && name !== undefined) results.text([`# image of the matrix: ${name}`, '']);
    documents.push([name, await printPlan(request, { results, form, isEmbedded, pipIndexUrl, image: name })]);
  }
  const [first] = documents;
  if (first?.[0] === undefined) results.add(first?.[1] ?? {});
  else results.add({ images: Object.fromEntries(documents) });
}

interface PrintPlanOptions {
  readonly results: Pick<Results, 'text'>;
  readonly form: 'page' | 'script';
  readonly isEmbedded: boolean;
  readonly pipIndexUrl: string | undefined;
  /** Of a matrix; absent where the run has one image. */
  readonly image: string | undefined;
}

/** The same for a program is returned. */
async function printPlan(
  request: JobRequest,
  { results, form, isEmbedded, pipIndexUrl, image }: PrintPlanOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const { query, fleet, build } = request;
  const price = plannedPrice(request, { isEmbedded });
  const machines = plan(build, machineNames(fleet.count)).map(withoutSecrets);
  const shownFleet = withoutUrls(fleet);
  const facts = (await planFacts(build, { pipIndexUrl })).map(({ field, value }) => ({
    field,
    value: oneLine(redactUrl(value)),
  }));
  if (form === 'page')
    results.text(planPage(request, { machines, facts, cost: describePrice(price), image }));
  else
    results.text([
      `# image  ${forJson(query)}`,
      `# fleet  ${forJson(shownFleet)}`,
      `# cost   ${describePrice(price)}`,
      ...facts.map(({ field, value }) => `# build  ${oneLine(field)}: ${value}`),
      ...build.steps.flatMap(stepComment),
    ]);
  if (form === 'script') for (const machine of machines) results.text(scriptLines(machine, image));
  const shownBuild = Object.fromEntries(facts.map(({ field, value }) => [field, value]));
  return { query, fleet: shownFleet, cost: { before: price }, build: shownBuild, machines };
}

/** Facts of a step that are not in its shell. */
function stepComment(step: Step): readonly string[] {
  const { name, when, retries, timeoutMinutes, continueOnError, secrets } = step;
  const words = [
    ...(when === undefined ? [] : [`if ${when}`]),
    `at most ${countOf(timeoutMinutes, 'minute')}`,
    ...(retries ? [countOf(retries + 1, 'attempt')] : []),
    ...(continueOnError ? ['a failure goes on'] : []),
    ...(secrets?.length ? [`secrets ${secrets.join(', ')}`] : []),
  ];
  return [`# step   ${oneLine(redactUrl(name))}: ${words.join('; ')}`];
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

/** A step may hold an address with a token; the plan is read by more people than the step. */
function withoutSecrets({ machine, scripts }: MachinePlan): MachinePlan {
  const shown = scripts.map(({ phase, title, script }) => ({ phase, title, script: redactUrl(script) }));
  return { machine, scripts: shown };
}

function withoutUrls({ userData, ...fleet }: JobRequest['fleet']): JobRequest['fleet'] {
  return userData === undefined ? fleet : { ...fleet, userData: redactUrl(userData) };
}

/** The names that the provisioner gives to the hosts of a fleet. */
function machineNames(count: number): readonly { readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `host-${index + 1}` }));
}

function scriptLines({ machine, scripts }: MachinePlan, image: string | undefined): string[] {
  const of = image === undefined ? '' : ` of ${image}`;
  return scripts.flatMap(({ phase, title, script }) => [
    '',
    `# ${machine}${of}, ${phase}: ${title}`,
    ...script.trimEnd().split('\n'),
  ]);
}
