import { CAP_FIELDS, fromEnvironment, readTable, variableName } from '@ami-select/config';
import { type Gathering, nearestWord, type Problem } from '@ami-select/core';
import type { Caps } from '@ami-select/provisioner';
import type { Given, GivenFleet } from './given.ts';

/** Caps of flags or inputs, and those of the environment; the config has none. Problems are gathered. */
export function readCaps(
  { capFields, variables }: Pick<Given & GivenFleet, 'capFields' | 'variables'>,
  gathering: Gathering,
): readonly Caps[] {
  gathering.add(misspelledCaps(Object.keys(variables)));
  return [capFields, fromEnvironment(CAP_FIELDS, variables)].map((source) => {
    const { settings, problems } = readTable(CAP_FIELDS, source);
    gathering.add(problems);
    return { ...settings, nameOf: (cap) => source.locate(cap).field ?? cap };
  });
}

/** Variables that are meant to be caps and are none: whoever set one relies on it. */
function misspelledCaps(names: readonly string[]): readonly Problem[] {
  const known = Object.keys(CAP_FIELDS).map(variableName);
  const unknown = names.filter((name) => /^AMI_SELECT_(MAX|ALLOWED)/i.test(name) && !known.includes(name));
  return unknown.map((name) => {
    const nearest = nearestWord(name, known);
    const expected = nearest === undefined ? known.join(', ') : nearest;
    return { field: name, message: `is not valid because it is no cap; expected ${expected}` };
  });
}
