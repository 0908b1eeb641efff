import type { InputDeclaration } from './declarations.ts';
import { formatDuration, parseDuration } from './duration.ts';

/** Finds the known word that a mistyped one most likely meant. */
export type NearestWord = (word: string, known: readonly string[]) => string | undefined;

/** What an input's text means, or what would have been allowed. */
export type Parsed<T = unknown> = { readonly value: T } | { readonly allowed: string };

/** Reads the non-empty text of one input as its declaration says. */
export function parseValue(text: string, declaration: InputDeclaration, nearestWord: NearestWord): Parsed {
  switch (declaration.kind) {
    case 'text':
      return { value: text };
    case 'list':
      return { value: splitList(text) };
    case 'pairs':
      return parsePairs(text);
    case 'boolean':
      return parseBoolean(text);
    case 'integer':
      return parseInteger(text, declaration);
    case 'duration':
      return parseBoundedDuration(text, declaration);
    case 'choice':
      return parseChoice(text, declaration.choices, nearestWord);
  }
}

/** Values separated by commas or line breaks, without the empty ones. */
function splitList(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function parsePairs(text: string): Parsed<Record<string, string>> {
  const pairs: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const separator = line.indexOf('=');
    if (separator < 1) return { allowed: 'one key=value a line' };
    pairs[line.slice(0, separator).trim()] = line.slice(separator + 1).trim();
  }
  return { value: pairs };
}

function parseBoolean(text: string): Parsed<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  return { allowed: 'true or false' };
}

function parseInteger(
  text: string,
  { minimum, maximum }: { minimum: number; maximum: number },
): Parsed<number> {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return { value };
  return { allowed: `a whole number from ${minimum} to ${maximum}` };
}

function parseBoundedDuration(text: string, bounds: { minimum: string; maximum: string }): Parsed<number> {
  const value = parseDuration(text);
  const minimum = parseDuration(bounds.minimum) ?? 0;
  const maximum = parseDuration(bounds.maximum) ?? Number.POSITIVE_INFINITY;
  if (value !== undefined && value >= minimum && value <= maximum) return { value };
  return {
    allowed: `a duration such as 90s, 45m or 1h30m, from ${formatDuration(minimum)} to ${formatDuration(maximum)}`,
  };
}

function parseChoice(text: string, choices: readonly string[], nearestWord: NearestWord): Parsed<string> {
  if (choices.includes(text)) return { value: text };
  const nearest = nearestWord(text, choices);
  const meant = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
  return { allowed: `${choices.join(', ')}${meant}` };
}
