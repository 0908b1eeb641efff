import {
  type Comparison,
  MARKER_VARIABLES,
  type Marker,
  type MarkerOperator,
  normalizeExtra,
  SET_VARIABLES,
  VERSION_VARIABLES,
} from './marker.ts';
import { OPERATORS, parseClause } from './specifier.ts';

/** Names that old tools write. */
const LEGACY_NAMES: Readonly<Record<string, Comparison['variable']>> = {
  'os.name': 'os_name',
  'sys.platform': 'sys_platform',
  'platform.version': 'platform_version',
  'platform.machine': 'platform_machine',
  'platform.python_implementation': 'platform_python_implementation',
  python_implementation: 'platform_python_implementation',
};
const VARIABLES = [...MARKER_VARIABLES, ...SET_VARIABLES, 'extra'] as const;

/** Parentheses in each other; CPython's own parser takes as many. */
const DEEPEST = 200;

const TOKEN = /[ \t]*(?:([()])|("[^"\\]*"|'[^'\\]*')|(===|==|~=|!=|<=|>=|<|>)|([A-Za-z_][A-Za-z0-9_.]*))/y;

type Operand =
  | { readonly kind: 'variable'; readonly variable: Comparison['variable']; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Reads a marker such as `python_version < "3.11" and sys_platform == "linux"`; a problem quotes none of its text. */
export function parseMarker(text: string): Marker | { readonly problem: string } {
  try {
    return new MarkerParser(tokenize(text)).parse();
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  const { length } = text.trimEnd();
  let index = 0;
  while (index < length) {
    TOKEN.lastIndex = index;
    const match = TOKEN.exec(text);
    if (!match) throw new SyntaxError(`cannot read the marker from character ${index + 1} on`);
    tokens.push(match[0].trim());
    index = TOKEN.lastIndex;
  }
  return tokens;
}

class MarkerParser {
  readonly #tokens: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  parse(): Marker {
    const marker = this.#junction('or');
    if (this.#peek() !== undefined) throw new SyntaxError('unexpected text after the marker');
    return marker;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next];
  }

  #take(): string | undefined {
    this.#next += 1;
    return this.#tokens[this.#next - 1];
  }

  #junction(kind: 'and' | 'or'): Marker {
    const term = (): Marker => (kind === 'or' ? this.#junction('and') : this.#term());
    const first = term();
    if (this.#peek() !== kind) return first;
    const terms = [first];
    while (this.#peek() === kind) {
      this.#next += 1;
      terms.push(term());
    }
    return { kind, terms };
  }

  #term(): Marker {
    if (this.#peek() !== '(') return this.#comparison();
    this.#next += 1;
    this.#depth += 1;
    if (this.#depth > DEEPEST)
      throw new SyntaxError(`the marker has more than ${DEEPEST} parentheses in each other`);
    const inner = this.#junction('or');
    if (this.#take() !== ')') throw new SyntaxError('a ")" is missing in the marker');
    this.#depth -= 1;
    return inner;
  }

  #comparison(): Comparison {
    const left = readOperand(this.#take());
    const operator = this.#operator();
    return comparison(left, operator, readOperand(this.#take()));
  }

  #operator(): MarkerOperator {
    const token = this.#take();
    if (token === 'in') return 'in';
    if (token === 'not' && this.#take() === 'in') return 'not in';
    const operator = OPERATORS.find((candidate) => candidate === token);
    if (operator !== undefined) return operator;
    throw new SyntaxError(`unknown marker operator; known: ${OPERATORS.join(', ')}, in, not in`);
  }
}

function readOperand(token: string | undefined): Operand {
  if (token === undefined) throw new SyntaxError('the marker ends too early');
  if (/^["']/.test(token)) return { kind: 'text', text: token.slice(1, -1) };
  const legacy = Object.hasOwn(LEGACY_NAMES, token) ? LEGACY_NAMES[token] : undefined;
  const variable = legacy ?? VARIABLES.find((candidate) => candidate === token);
  if (variable === undefined)
    throw new SyntaxError(`unknown marker variable; known: ${VARIABLES.join(', ')}`);
  return { kind: 'variable', variable, name: variable };
}

/** Of two variables, the second one stands for its own name: so pip reads it. */
function comparison(left: Operand, operator: MarkerOperator, right: Operand): Comparison {
  if (left.kind === 'text' && right.kind === 'text')
    throw new SyntaxError('a comparison of the marker has no variable');
  const isReversed = left.kind === 'text';
  const [subject, other] = isReversed ? [right, left] : [left, right];
  if (subject.kind === 'text') throw new SyntaxError('a comparison of the marker has no variable');
  const { variable } = subject;
  const written = other.kind === 'text' ? other.text : other.name;
  const isSet = variable === 'extras' || variable === 'dependency_groups';
  const text = isSet || variable === 'extra' ? normalizeExtra(written) : written;
  if (isSet && !isReversed)
    throw new SyntaxError(`${variable} is a set of names; expected "name" in ${variable}`);
  const isDefined =
    (operator !== '~=' && operator !== '===') ||
    isVersionClause(variable, operator, isReversed ? undefined : text);
  if (!isDefined) throw new SyntaxError(`the marker operator ${operator} is only for versions`);
  return { kind: 'compare', variable, operator, text, isReversed };
}

function isVersionClause(variable: string, operator: string, wanted: string | undefined): boolean {
  if (!VERSION_VARIABLES.includes(variable)) return false;
  return wanted === undefined || parseClause(`${operator}${wanted}`) !== undefined;
}
