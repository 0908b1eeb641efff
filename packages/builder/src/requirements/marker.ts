import { type Operator, parseClause, satisfies } from './specifier.ts';

/** The variables of an environment marker (PEP 508), as a machine's Python reports them. */
export const MARKER_VARIABLES = [
  'os_name',
  'sys_platform',
  'platform_machine',
  'platform_python_implementation',
  'platform_release',
  'platform_system',
  'platform_version',
  'python_version',
  'python_full_version',
  'implementation_name',
  'implementation_version',
] as const;
export type MarkerVariable = (typeof MARKER_VARIABLES)[number];

/** Sets of names, which only markers of pylock.toml have (PEP 751). */
export const SET_VARIABLES = ['extras', 'dependency_groups'] as const;
export type SetVariable = (typeof SET_VARIABLES)[number];

/** Variables that are compared as versions; all others are text. */
export const VERSION_VARIABLES: readonly string[] = [
  'implementation_version',
  'platform_release',
  'python_full_version',
  'python_version',
];

export type MarkerEnvironment = Readonly<Record<MarkerVariable, string>> & {
  /** The one extra that is asked for; none when absent. */
  readonly extra?: string | undefined;
} & { readonly [name in SetVariable]?: readonly string[] | undefined };

export type Marker = Junction | Comparison;

interface Junction {
  readonly kind: 'and' | 'or';
  readonly terms: readonly Marker[];
}

export type MarkerOperator = Operator | 'in' | 'not in';
type Variable = MarkerVariable | SetVariable | 'extra';

/** A variable and a text; `isReversed` when the text stands first. */
export interface Comparison {
  readonly kind: 'compare';
  readonly variable: Variable;
  readonly operator: MarkerOperator;
  readonly text: string;
  readonly isReversed: boolean;
}

/** The variables that a marker uses. */
export function variablesOf(marker: Marker): ReadonlySet<string> {
  if (marker.kind === 'compare') return new Set([marker.variable]);
  return new Set(marker.terms.flatMap((term) => [...variablesOf(term)]));
}

/** Whether a marker uses the variable `extra`, which only a dependency of a package can. */
export function usesExtra(marker: Marker): boolean {
  return variablesOf(marker).has('extra');
}

/** Whether a marker holds on a machine. */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean {
  if (marker.kind !== 'compare') {
    const holds = (term: Marker): boolean => evaluateMarker(term, environment);
    return marker.kind === 'and' ? marker.terms.every(holds) : marker.terms.some(holds);
  }
  if (marker.variable === 'extras' || marker.variable === 'dependency_groups')
    return holdsForSet(marker, environment[marker.variable] ?? []);
  const value = readVariable(marker.variable, environment);
  const [left, right] = marker.isReversed ? [marker.text, value] : [value, marker.text];
  return compare(left, right, marker);
}

function holdsForSet({ operator, text }: Comparison, names: readonly string[]): boolean {
  if (operator === 'in') return names.map(normalizeExtra).includes(text);
  if (operator === 'not in') return !names.map(normalizeExtra).includes(text);
  return operator === '!=';
}

/** A Python of the source tree reports `3.12.0+`, which is a version with an empty local part. */
function readVariable(variable: MarkerVariable | 'extra', environment: MarkerEnvironment): string {
  if (variable === 'extra') return normalizeExtra(environment.extra ?? '');
  const value = environment[variable];
  return variable === 'python_full_version' && value.endsWith('+') ? `${value}local` : value;
}

function compare(left: string, right: string, { variable, operator }: Comparison): boolean {
  if (operator === 'in') return right.includes(left);
  if (operator === 'not in') return !right.includes(left);
  const clause = VERSION_VARIABLES.includes(variable) ? parseClause(`${operator}${right}`) : undefined;
  if (clause !== undefined) return satisfies(left, clause);
  if (operator === '!=') return left !== right;
  return (operator === '==' || operator === '<=' || operator === '>=') && left === right;
}

/** Names of extras and groups are compared in this form (PEP 685). */
export function normalizeExtra(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
