import type { Core } from './core.ts';
import type { InputDeclaration, InputDeclarations, InputValues } from './declarations.ts';
import { type NearestWord, parseValue } from './parse-value.ts';

/** What the inputs say, and everything that is wrong with them. Values are complete only when there is no problem. */
export interface InputsResult<Declarations extends InputDeclarations> {
  readonly values: InputValues<Declarations>;
  readonly problems: string[];
}

/**
 * Reads every declared input. Never throws: unknown names, missing and malformed values are all in `problems`, so
 * that the caller adds its own before `assertNoProblems` reports them together.
 */
export function readInputs<const Declarations extends InputDeclarations>(
  core: Core,
  declarations: Declarations,
  nearestWord: NearestWord,
): InputsResult<Declarations> {
  const problems = unknownInputs(core, Object.keys(declarations), nearestWord);
  const values: Record<string, unknown> = {};
  for (const [name, declaration] of Object.entries(declarations)) {
    values[camelCase(name)] = readInput(core, { name, declaration, nearestWord }, problems);
  }
  return { values: Object.freeze(values) as InputValues<Declarations>, problems };
}

function unknownInputs(core: Core, known: readonly string[], nearestWord: NearestWord): string[] {
  return core
    .inputNames()
    .filter((name) => !known.includes(name))
    .map((name) => {
      const nearest = nearestWord(name, known);
      return `input "${name}" does not exist; ${nearest === undefined ? `known inputs: ${known.join(', ')}` : `did you mean "${nearest}"?`}`;
    });
}

interface Declared {
  readonly name: string;
  readonly declaration: InputDeclaration;
  readonly nearestWord: NearestWord;
}

function readInput(core: Core, { name, declaration, nearestWord }: Declared, problems: string[]): unknown {
  const text = core.getInput(name) || (declaration.default ?? '');
  if (text === '') {
    if (declaration.required) problems.push(`input "${name}" is required, and it is empty`);
    return emptyValue(declaration);
  }
  const parsed = parseValue(text, declaration, nearestWord);
  if ('value' in parsed) return parsed.value;
  problems.push(`input "${name}" is ${JSON.stringify(text)}; allowed: ${parsed.allowed}`);
  return undefined;
}

function emptyValue(declaration: InputDeclaration): unknown {
  if (declaration.kind === 'list') return [];
  return declaration.kind === 'pairs' ? {} : undefined;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
