import { didYouMean, isPlainObject } from '@ami-select/core';
import { checkMatch } from './check-match.ts';
import type { FaultEffect, FaultKind, FaultPlan } from './fault-plan.ts';
import { FaultPlanError } from './fault-plan-error.ts';
import { isLaunchRule } from './launch-rule.ts';

type Kind = 'string' | 'number';

/** Required and optional members of every effect. */
const EFFECTS: Readonly<Record<FaultKind, { readonly required: Fields; readonly optional: Fields }>> = {
  error: { required: { code: 'string' }, optional: { message: 'string', status: 'number' } },
  delay: { required: { ms: 'number' }, optional: {} },
  'lose-response': { required: {}, optional: {} },
  hide: { required: { ms: 'number' }, optional: {} },
  stale: { required: { ms: 'number' }, optional: {} },
  'lag-tags': { required: { ms: 'number' }, optional: {} },
  die: { required: { code: 'string' }, optional: { message: 'string', afterMs: 'number' } },
  interrupt: { required: { afterMs: 'number' }, optional: { noticeMs: 'number' } },
  'slow-termination': { required: { ms: 'number' }, optional: {} },
  'no-address': { required: {}, optional: {} },
  'late-ssh': { required: { phase: 'string', ms: 'number' }, optional: {} },
  fewer: { required: { count: 'number' }, optional: {} },
};

const KINDS: readonly string[] = Object.keys(EFFECTS);

type Fields = Readonly<Record<string, Kind>>;

const RULE: Fields = { after: 'number', times: 'number', forMs: 'number', chance: 'number', name: 'string' };

/**
 * Reads a plan written as YAML or JSON. The YAML library is loaded on first use: most endpoints run without a plan.
 * @throws FaultPlanError listing every problem.
 */
export async function parseFaultPlan(text: string): Promise<FaultPlan> {
  return checkFaultPlan(await parseText(text));
}

/** @throws FaultPlanError listing every problem of a plan that came from outside. */
export function checkFaultPlan(value: unknown): FaultPlan {
  const problems: string[] = [];
  if (!isPlainObject(value) || !Array.isArray(value.rules))
    throw new FaultPlanError(['it needs a list `rules`']);
  for (const name of unknownKeys(value, ['rules'])) problems.push(`unknown key "${name}"; known: rules`);
  for (const [index, rule] of value.rules.entries()) problems.push(...checkRule(rule, `rules[${index}]`));
  if (problems.length > 0) throw new FaultPlanError(problems);
  return value as unknown as FaultPlan;
}

async function parseText(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(text);
  } catch (cause) {
    throw new FaultPlanError([`it is neither YAML nor JSON${lineOf(cause)}`]);
  }
}

function checkRule(rule: unknown, path: string): string[] {
  if (!isPlainObject(rule)) return [`${path} must be an object`];
  const { match = {}, effect, ...rest } = rule;
  return [
    ...checkFields(rest, RULE, { path, known: ['match', 'effect', ...Object.keys(RULE)] }),
    ...checkChance(rest.chance, path),
    ...(isPlainObject(match)
      ? checkMatch(match, `${path}.match`, { launches: isLaunch(match, effect) })
      : [`${path}.match must be an object`]),
    ...checkEffect(effect, `${path}.effect`),
  ];
}

function isLaunch(match: object, effect: unknown): boolean {
  return isPlainObject(effect) && isLaunchRule({ match, effect: effect as unknown as FaultEffect });
}

function checkChance(chance: unknown, path: string): string[] {
  return typeof chance === 'number' && chance > 1 ? [`${path}.chance is ${chance}; it is at most 1`] : [];
}

function checkEffect(effect: unknown, path: string): string[] {
  if (!isPlainObject(effect)) return [`${path} must be an object with a kind`];
  const { kind, ...fields } = effect;
  if (typeof kind !== 'string' || !Object.hasOwn(EFFECTS, kind)) {
    return [
      `${path}.kind: unknown effect ${JSON.stringify(kind)}${didYouMean(String(kind), KINDS)}; known: ${KINDS.join(', ')}`,
    ];
  }
  const { required, optional } = EFFECTS[kind as FaultKind];
  const missing = Object.keys(required).filter((name) => !Object.hasOwn(fields, name));
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...checkFields(
      fields,
      { ...required, ...optional },
      { path, known: ['kind', ...Object.keys(required), ...Object.keys(optional)] },
    ),
    ...checkPhase(fields.phase, path),
  ];
}

const PHASES: readonly string[] = ['closed', 'silent', 'unauthorized'];

function checkPhase(phase: unknown, path: string): string[] {
  if (typeof phase !== 'string' || PHASES.includes(phase)) return [];
  return [`${path}.phase: unknown phase "${phase}"${didYouMean(phase, PHASES)}; known: ${PHASES.join(', ')}`];
}

/** @param known Every field that may stand here, also those that are checked elsewhere. */
function checkFields(
  value: Readonly<Record<string, unknown>>,
  fields: Fields,
  { path, known }: { readonly path: string; readonly known: readonly string[] },
): string[] {
  return Object.entries(value).flatMap(([name, item]) => {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (kind === undefined)
      return [`${path}.${name}: unknown field${didYouMean(name, known)}; known: ${known.join(', ')}`];
    if (typeof item !== kind) return [`${path}.${name} must be a ${kind}`];
    return typeof item === 'number' && !(item >= 0) ? [`${path}.${name} is ${item}; it is at least 0`] : [];
  });
}

function unknownKeys(value: object, known: readonly string[]): string[] {
  return Object.keys(value).filter((name) => !known.includes(name));
}

/** Where the parser stopped. Its own words quote the file, which may be another one. */
function lineOf(error: unknown): string {
  const { linePos } = error as { readonly linePos?: readonly [{ readonly line: number }] };
  return linePos === undefined ? '' : ` (line ${linePos[0].line})`;
}
