import { CAP_FIELDS, fromEnvironment, readTable } from '@ami-select/config';
import type { Gathering } from '@ami-select/core';
import type { Caps } from '@ami-select/provisioner';
import type { Given, GivenFleet } from './given.ts';

/** Caps of flags or inputs, and those of the environment; the config has none. Problems are gathered. */
export function readCaps(
  { capFields, variables }: Pick<Given & GivenFleet, 'capFields' | 'variables'>,
  gathering: Gathering,
): readonly Caps[] {
  return [capFields, fromEnvironment(CAP_FIELDS, variables)].map((source) => {
    const { settings, problems } = readTable(CAP_FIELDS, source);
    gathering.add(problems);
    return { ...settings, nameOf: (cap) => source.locate(cap).field ?? cap };
  });
}
