import { nearestWord, type Problem } from '@ami-select/core';
import { CAP_FIELDS } from '../schema/cap-fields.ts';
import { type Fields, isPlain } from '../schema/field.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { INDEX_ENDS, INDEX_PREFIX, INDEX_VARIABLE, OTHER_VARIABLES } from '../schema/other-variables.ts';
import { variableName } from './source.ts';

const SETTINGS = [...namesOf(CAP_FIELDS), ...namesOf(FLEET_FIELDS)];
const KNOWN: ReadonlySet<string> = new Set([...SETTINGS, ...OTHER_VARIABLES]);
const PREFIX = 'AMI_SELECT_';

/**
 * One problem for each variable that begins with `AMI_SELECT_` and is none of ours. Whoever set it relies on it: a cap
 * or an egress that nobody reads is none.
 */
export function unknownVariables(variables: Readonly<Record<string, string | undefined>>): Problem[] {
  const given = Object.keys(variables).filter((name) => variables[name] !== undefined);
  return given
    .filter((name) => name.toUpperCase().startsWith(PREFIX) && !KNOWN.has(name) && !INDEX_VARIABLE.test(name))
    .map((name) => ({
      field: name,
      message: `is not valid because ami-select has no such variable; expected ${expected(name)}`,
    }));
}

/** The nearest name; the prefix that all have in common says nothing about nearness. */
function expected(name: string): string {
  if (name.toUpperCase().startsWith(INDEX_PREFIX)) return expectedOfIndex(name.slice(INDEX_PREFIX.length));
  const words = new Map(SETTINGS.map((known) => [known.slice(PREFIX.length), known]));
  const nearest = nearestWord(name.slice(PREFIX.length), words.keys());
  return (nearest !== undefined && words.get(nearest)) || `one of ${SETTINGS.join(', ')}`;
}

/** The nearest of an index, of any name that may stand before its end. */
function expectedOfIndex(rest: string): string {
  const words = rest.toUpperCase().split('_');
  const names = words.flatMap((_, at) => {
    const name = words.slice(0, at).filter((word) => word !== '');
    return INDEX_ENDS.map((end) => [...name, end].join('_'));
  });
  const nearest = nearestWord(rest, names);
  if (nearest !== undefined) return INDEX_PREFIX + nearest;
  const [first, ...others] = INDEX_ENDS;
  const ends = others.map((end) => `_${end}`);
  return `${INDEX_PREFIX}${first}, ${ends.slice(0, -1).join(', ')} or ${ends.at(-1)}; of one of indexes, ${INDEX_PREFIX}<NAME>_${first} and such`;
}

function namesOf(fields: Fields): string[] {
  return Object.keys(fields)
    .filter((name) => fields[name] !== undefined && isPlain(fields[name]))
    .map(variableName);
}
