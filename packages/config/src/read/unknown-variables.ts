import { nearestWord, type Problem } from '@ami-select/core';
import { CAP_FIELDS } from '../schema/cap-fields.ts';
import { type Fields, isPlain } from '../schema/field.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { INDEX_VARIABLE, OTHER_VARIABLES } from '../schema/other-variables.ts';
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
  const words = new Map(SETTINGS.map((known) => [known.slice(PREFIX.length), known]));
  const nearest = nearestWord(name.slice(PREFIX.length), words.keys());
  return (nearest !== undefined && words.get(nearest)) || `one of ${SETTINGS.join(', ')}`;
}

function namesOf(fields: Fields): string[] {
  return Object.keys(fields)
    .filter((name) => fields[name] !== undefined && isPlain(fields[name]))
    .map(variableName);
}
