import { BUILD_FIELDS } from '@ami-select/config';
import { didYouMean, nearestWord } from '@ami-select/core';
import type { Command, Option } from 'commander';
import { TableOption } from './table-options.ts';

/** Arguments without the flags that the command does not have, and one problem for each of those. */
export interface KnownArguments {
  readonly args: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Takes unknown flags out, so that they are reported together with every other problem.
 * The word behind one is taken for its value when the flag it resembles takes one.
 */
export function separateUnknownFlags(args: readonly string[], command: Command): KnownArguments {
  const known: string[] = [];
  const problems: string[] = [];
  const flags = command.options.flatMap((option) => option.long ?? []).concat('--help');
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--') return { args: [...known, ...args.slice(index)], problems };
    const [flag = ''] = argument.split('=', 1);
    const option = findOption(command, flag);
    if (option && takesNextWord(option, argument) && isNoValue(command, args[index + 1])) {
      const expected = option instanceof TableOption ? option.expected : option.description;
      problems.push(`${flag}: its value is missing; expected ${expected}`);
      continue;
    }
    if (option && takesNoValue(option) && hasValue(argument, args[index + 1])) {
      problems.push(`${flag} takes no value; leave it away for false`);
      if (!argument.includes('=')) index += 1;
      continue;
    }
    if (!flag.startsWith('-') || option || isHelp(flag)) {
      known.push(argument);
      if (option && takesNextWord(option, argument)) {
        index += 1;
        known.push(...args.slice(index, index + 1));
      }
      continue;
    }
    const elsewhere = findElsewhere(command, flag);
    const hint = elsewhere === undefined ? didYouMean(flag, flags) : `; ${elsewhere.hint}`;
    problems.push(`${flag} is not a flag of "${command.name()}"${hint}`);
    const takesWord = elsewhere?.takesWord ?? meantOptionTakesWord(command, flag, argument, flags);
    if (takesWord && !argument.includes('=')) index += 1;
  }
  return { args: known, problems };
}

/** What has a flag that the command does not have: another command, or the config. */
function findElsewhere(
  command: Command,
  flag: string,
): { readonly hint: string; readonly takesWord: boolean } | undefined {
  const found = (command.parent?.commands ?? []).flatMap((other) => {
    const option = findOption(other, flag);
    return option === undefined ? [] : [{ name: `"${other.name()}"`, option }];
  });
  const [first] = found;
  if (first !== undefined) {
    const hint = `${found.map(({ name }) => name).join(' and ')} ${found.length === 1 ? 'has' : 'have'} it`;
    return { hint, takesWord: first.option.required };
  }
  const key = flag.replace(/^--/, '');
  if (!flag.startsWith('--') || !Object.hasOwn(BUILD_FIELDS, key)) return undefined;
  return { hint: `it is the key build.${key} of the config`, takesWord: true };
}

/** Nothing, or a flag of the command, which `=` makes a value. */
function isNoValue(command: Command, word: string | undefined): boolean {
  if (word === undefined || word === '--') return true;
  const [flag = ''] = word.split('=', 1);
  return flag.startsWith('--') && (findOption(command, flag) !== undefined || isHelp(flag));
}

function findOption(command: Command, flag: string): Option | undefined {
  return command.options.find((option) => option.long === flag || option.short === flag);
}

function isHelp(flag: string): boolean {
  return flag === '--help' || flag === '-h';
}

function takesNoValue(option: Option): boolean {
  return !option.required && !option.optional;
}

function hasValue(argument: string, next: string | undefined): boolean {
  return argument.startsWith('--') && (argument.includes('=') || next === 'true' || next === 'false');
}

function takesNextWord(option: Option, argument: string): boolean {
  return option.required && !argument.includes('=');
}

function meantOptionTakesWord(command: Command, flag: string, argument: string, flags: string[]): boolean {
  const meant = findOption(command, nearestWord(flag, flags) ?? '');
  return meant !== undefined && takesNextWord(meant, argument);
}
