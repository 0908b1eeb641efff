import { splitWords } from './split-words.ts';

/** One option of a line with its value; `isKnown` when it is one of pip's. */
export interface LineOption {
  /** The long name. */
  readonly name: string;
  /** As it is written. */
  readonly written: string;
  readonly value: string;
  readonly isKnown: boolean;
}

const SHORT: Readonly<Record<string, string>> = {
  '-r': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-i': '--index-url',
  '-f': '--find-links',
  '-C': '--config-settings',
};
/** Other names of the same option. */
const ALIASES: Readonly<Record<string, string>> = {
  '--pypi-url': '--index-url',
  '--config-setting': '--config-settings',
  '--install-option': '--global-option',
  '--build-option': '--global-option',
};
const TAKES_VALUE = [
  '--requirement',
  '--constraint',
  '--editable',
  '--index-url',
  '--extra-index-url',
  '--find-links',
  '--no-binary',
  '--only-binary',
  '--all-releases',
  '--only-final',
  '--trusted-host',
  '--use-feature',
  '--config-settings',
  '--global-option',
  '--hash',
];
const FLAGS = ['--no-index', '--prefer-binary', '--require-hashes', '--no-require-hashes', '--pre'];

/**
 * Reads the options of a line as pip does, several on one line and quotations included. Undefined when a quotation has
 * no end, or when a word is neither an option nor its value: such a line may be anything, such as a secret.
 */
export function parseOptions(text: string): readonly LineOption[] | undefined {
  const words = splitWords(text);
  if (words === undefined) return undefined;
  const options: LineOption[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const option = splitOption(words[index] ?? '');
    if (option === undefined) return undefined;
    const { name, written } = option;
    const isFlag = FLAGS.includes(name);
    const isKnown = isFlag || TAKES_VALUE.includes(name);
    const takesNext = isKnown ? !isFlag : !words[index + 1]?.startsWith('-');
    const isApart = option.value === undefined && takesNext;
    if (isApart) index += 1;
    options.push({ name, written, isKnown, value: (isApart ? words[index] : option.value) ?? '' });
  }
  return options;
}

interface OptionWord {
  readonly name: string;
  readonly written: string;
  readonly value?: string | undefined;
}

function splitOption(word: string): OptionWord | undefined {
  const [, short, attached] = /^(-[a-zA-Z])(.*)$/s.exec(word) ?? [];
  if (short !== undefined) {
    const name = Object.hasOwn(SHORT, short) ? SHORT[short] : undefined;
    return { name: name ?? short, written: short, value: attached === '' ? undefined : attached };
  }
  const [, long, , value] = /^(--[a-z][a-z-]{0,40})(=(.*))?$/s.exec(word) ?? [];
  if (long === undefined) return undefined;
  return { name: (Object.hasOwn(ALIASES, long) ? ALIASES[long] : undefined) ?? long, written: long, value };
}
