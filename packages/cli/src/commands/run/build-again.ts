import { BUILD_FIELDS, BUILD_FLAGS, fromFlags } from '@ami-select/config';
import { forShell } from '@ami-select/core';
import type { Invocation } from '../../context/context.ts';

/** What follows the fleet in the command that builds the same again: flags and the command of the user. */
export type BuildWords = string;

/** Where a build goes on, which the same build again does not. */
const CONTINUING: readonly string[] = ['from', 'failed'];

/**
 * The words for the build of an invocation of `run` or `build`: its flags as far as `build` has them, in the order of
 * the help, and the command.
 */
export function buildWords(
  { options }: Pick<Invocation, 'options'>,
  command: readonly string[],
  { outputDirectory }: { readonly outputDirectory?: string | undefined } = {},
): BuildWords {
  const given = outputDirectory === undefined ? options : { ...options, output: outputDirectory };
  const tables = [BUILD_FLAGS, BUILD_FIELDS].flatMap((fields) => {
    const { values, locate } = fromFlags(fields, given);
    return Object.entries(values).map(([name, value]) => ({ name, value, flag: locate(name).field ?? '' }));
  });
  const flags = tables
    .filter(({ name }) => !CONTINUING.includes(name))
    .flatMap(({ value, flag }) => [value].flat().map((each) => ` ${flag} ${forShell(String(each))}`));
  const rest = command.length === 0 ? [] : [' --', ...command.map((word) => ` ${forShell(word)}`)];
  return [...flags, ...rest].join('');
}
