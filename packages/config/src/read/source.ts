import type { Problem } from '@ami-select/core';
import { type Field, type Fields, flagName, isPlain, isSeveral } from '../schema/field.ts';
import { camelCase } from '../schema/settings.ts';

/** Where a value was written: a key of a file with its line, a flag, an input or a variable. */
export type Place = Pick<Problem, 'field' | 'file' | 'line'>;

/** Raw values by the names of a table: strings, lists and mappings of strings. */
export interface Source {
  readonly values: Readonly<Record<string, unknown>>;
  locate(path: string): Place;
}

/** The inputs of an action, each as its text; an empty one was not given. */
export function fromInputs(fields: Fields, text: (name: string) => string): Source {
  const given = Object.entries(fields)
    .filter(([, field]) => isPlain(field))
    .map(([name, field]) => [name, field, text(name)] as const);
  const values = given
    .filter(([, , value]) => value !== '')
    .map(([name, field, value]) => [name, splitText(field, value, 'input')]);
  return { values: Object.fromEntries(values), locate: (name) => ({ field: `input "${name}"` }) };
}

/** The flags of a command, as commander hands them over: by camelCase name, repeated ones as a list. */
export function fromFlags(fields: Fields, options: Readonly<Record<string, unknown>>): Source {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.flag === undefined) continue;
    const given = options[camelCase(flagName(field.flag).slice(2))];
    if (given === undefined) continue;
    const texts = Array.isArray(given) ? given.map(String) : [String(given)];
    values[name] = isSeveral(field)
      ? texts.flatMap((text) => splitText(field, text, 'flag'))
      : texts.join('\n');
  }
  return { values, locate: (name) => ({ field: flagName(fields[name]?.flag ?? `--${name}`) }) };
}

/** Variables such as `AMI_SELECT_INSTANCE_TYPES`, one for each field of a table. */
export function fromEnvironment(
  fields: Fields,
  variables: Readonly<Record<string, string | undefined>>,
): Source {
  return {
    ...fromInputs(fields, (name) => variables[variableName(name)] ?? ''),
    locate: (name) => ({ field: variableName(name) }),
  };
}

/** `max-count` is `AMI_SELECT_MAX_COUNT`. */
export function variableName(name: string): string {
  return `AMI_SELECT_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** The items of one text. Only new lines, or repetition of a flag, separate values that may hold a comma. */
function splitText(field: Field, text: string, from: 'input' | 'flag'): string | string[] {
  if (!isSeveral(field)) return text;
  const items = text.split(separatorOf(field, from)).map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function separatorOf(field: Field, from: 'input' | 'flag'): RegExp {
  const takesCommas = field.kind === 'alternatives' || (field.kind === 'list' && field.separator !== 'line');
  if (takesCommas) return /[,\n]/;
  return from === 'input' ? /\n/ : /$^/;
}
