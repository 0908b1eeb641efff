import { OPERATORS, type Operator, satisfies } from './specifier.ts';
import { isVersion } from './version.ts';

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
export type MarkerEnvironment = Readonly<Record<MarkerVariable, string>> & { readonly extra?: string };

export type Marker = Junction | Comparison;

interface Junction {
  readonly kind: 'and' | 'or';
  readonly left: Marker;
  readonly right: Marker;
}

interface Comparison {
  readonly kind: 'compare';
  readonly left: Operand;
  readonly operator: Operator | 'in' | 'not in';
  readonly right: Operand;
}

type Operand = { readonly variable: MarkerVariable | 'extra' } | { readonly text: string };

const TOKEN = /\s*(?:([()])|("[^"]*"|'[^']*')|(===|==|~=|!=|<=|>=|<|>)|([A-Za-z_][A-Za-z0-9_.]*))/y;

/** Reads a marker such as `python_version < "3.11" and sys_platform == "linux"`; a problem quotes none of its text. */
export function parseMarker(text: string): Marker | { readonly problem: string } {
  try {
    const tokens = tokenize(text);
    const marker = parseOr(tokens);
    const rest = tokens.shift();
    return rest === undefined ? marker : { problem: 'unexpected text after the marker' };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

/** Whether a marker uses the variable `extra`, which only a dependency of a package can. */
export function usesExtra(marker: Marker): boolean {
  if (marker.kind !== 'compare') return usesExtra(marker.left) || usesExtra(marker.right);
  return [marker.left, marker.right].some((operand) => 'variable' in operand && operand.variable === 'extra');
}

/** Whether a marker holds on a machine. */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean {
  if (marker.kind !== 'compare') {
    const left = evaluateMarker(marker.left, environment);
    return left === (marker.kind === 'or') ? left : evaluateMarker(marker.right, environment);
  }
  const [left, right] = [readOperand(marker.left, environment), readOperand(marker.right, environment)];
  if (marker.operator === 'in') return right.includes(left);
  if (marker.operator === 'not in') return !right.includes(left);
  return compare(left, marker.operator, right);
}

function compare(left: string, operator: Operator, right: string): boolean {
  if (isVersion(left) && isVersion(right.replace(/\.\*$/, ''))) return satisfies(left, operator, right);
  if (operator === '==' || operator === '===') return left === right;
  if (operator === '!=') return left !== right;
  if (operator === '<' || operator === '<=') return left < right || (operator === '<=' && left === right);
  return left > right || (operator === '>=' && left === right);
}

function readOperand(operand: Operand, environment: MarkerEnvironment): string {
  return 'text' in operand ? operand.text : (environment[operand.variable] ?? '');
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let index = 0;
  while (index < text.trimEnd().length) {
    TOKEN.lastIndex = index;
    const match = TOKEN.exec(text);
    if (!match) throw new SyntaxError(`cannot read the marker from character ${index + 1} on`);
    tokens.push(match[0].trim());
    index = TOKEN.lastIndex;
  }
  return tokens;
}

function parseOr(tokens: string[]): Marker {
  let left = parseAnd(tokens);
  while (tokens[0] === 'or') {
    tokens.shift();
    left = { kind: 'or', left, right: parseAnd(tokens) };
  }
  return left;
}

function parseAnd(tokens: string[]): Marker {
  let left = parseTerm(tokens);
  while (tokens[0] === 'and') {
    tokens.shift();
    left = { kind: 'and', left, right: parseTerm(tokens) };
  }
  return left;
}

function parseTerm(tokens: string[]): Marker {
  if (tokens[0] === '(') {
    tokens.shift();
    const inner = parseOr(tokens);
    if (tokens.shift() !== ')') throw new SyntaxError('a ")" is missing in the marker');
    return inner;
  }
  const left = parseOperand(tokens);
  const operator = parseOperator(tokens);
  return { kind: 'compare', left, operator, right: parseOperand(tokens) };
}

function parseOperator(tokens: string[]): Operator | 'in' | 'not in' {
  const token = tokens.shift();
  if (token === 'in') return 'in';
  if (token === 'not' && tokens.shift() === 'in') return 'not in';
  const operator = OPERATORS.find((candidate) => candidate === token);
  if (operator === undefined)
    throw new SyntaxError(`unknown marker operator; known: ${OPERATORS.join(', ')}, in, not in`);
  return operator;
}

function parseOperand(tokens: string[]): Operand {
  const token = tokens.shift();
  if (token === undefined) throw new SyntaxError('the marker ends too early');
  if (/^["']/.test(token)) return { text: token.slice(1, -1) };
  const variable = MARKER_VARIABLES.find((candidate) => candidate === token);
  if (variable !== undefined) return { variable };
  if (token === 'extra') return { variable: 'extra' };
  throw new SyntaxError(`unknown marker variable; known: ${MARKER_VARIABLES.join(', ')}`);
}
