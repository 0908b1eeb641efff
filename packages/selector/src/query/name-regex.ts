import { exact, quote, type Reader } from './readers.ts';

/**
 * A JavaScript regular expression. What other dialects have is refused with the JavaScript words for it, also where
 * JavaScript takes it for something else: to it `\A` is the letter A, and `[[:digit:]]` some letters before a bracket.
 *
 * Neither the flag `u` nor `v` is set: names are ASCII, and both refuse harmless escapes such as `\-`.
 */
export const nameRegex: Reader<string> = (raw) => {
  const reading = exact(raw);
  if ('problem' in reading) return reading;
  const cure = cureOf(reading.value) ?? syntaxProblem(reading.value);
  if (cure === undefined) return reading;
  return { problem: `${quote(reading.value)} is not a JavaScript regular expression: ${cure}` };
};

function cureOf(expression: string): string | undefined {
  const views: Readonly<Record<View, string>> = { ...viewsOf(expression), whole: expression };
  for (const [view, pattern, cure] of FOREIGN) {
    const found = pattern.exec(views[view]);
    if (found !== null) return cure(found[0], found[1] ?? '');
  }
  return undefined;
}

/** The expression with each escape as two letters, and the same with each class as letters in brackets. */
function viewsOf(expression: string): { readonly unescaped: string; readonly bare: string } {
  const unescaped = expression.replace(/\\./gs, 'aa');
  const bare = unescaped.replace(/\[[^\]]*\]/g, (found) => `[${'a'.repeat(found.length - 2)}]`);
  return { unescaped, bare };
}

function syntaxProblem(expression: string): string | undefined {
  try {
    return void new RegExp(expression);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.replace(/^Invalid regular expression: \/.*\/[a-z]*: /s, '');
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' ',
  digit: '0-9',
  lower: 'a-z',
  punct: "-'()./@[\\]_",
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

const ESCAPES: Readonly<Record<string, string>> = {
  A: '^',
  Z: '$',
  z: '$',
  '<': '\\b',
  '>': '\\b',
  h: '[ ]',
  Q: 'a backslash before each mark that is meant literally',
  E: 'a backslash before each mark that is meant literally',
};

type View = 'whole' | 'unescaped' | 'bare';
type Foreign = readonly [View, RegExp, (found: string, word: string) => string];

/** What other dialects have, with the words to write instead. */
const FOREIGN: readonly Foreign[] = [
  [
    'unescaped',
    /\[\[?:\^?([a-z]+):\]\]?/,
    (found, word) => `${found} is POSIX; expected [${CLASSES[word] ?? 'the characters'}]`,
  ],
  ['unescaped', /\[\[[.=].*?[.=]\]/, (found) => `${found} is POSIX; expected the characters themselves`],
  ['bare', /^\*/, () => 'it starts with *, as globs do; expected name for a glob'],
  ['bare', /^\(\?[a-z]*i[a-z]*\)/, () => 'it has no (?i); expected both cases, such as [Uu]buntu'],
  ['bare', /\(\?[a-zA-Z]+\)/, (found) => `it has no ${found}; expected the expression without it`],
  ['bare', /\(\?P<(\w+)>/, (_, word) => `it has no (?P<${word}>…); expected (?<${word}>…)`],
  ['bare', /\(\?P=(\w+)\)/, (_, word) => `it has no (?P=${word}); expected \\k<${word}>`],
  ['bare', /\(\?>/, () => 'it has no atomic groups (?>…); expected (?:…)'],
  ['bare', /\(\?[#|&R(\d]/, (found) => `it has no ${found}…); expected the expression without it`],
  [
    'bare',
    /(?:[*+?]|\{\d[\d,]*\})\+/,
    (found) => `it has no possessive ${found}; expected ${found.slice(0, -1)}`,
  ],
  ['bare', /\{,(\d+)\}/, (found, word) => `${found} is literal in it; expected {0,${word}}`],
  [
    'unescaped',
    /\[\^?\](?=[^[]*\])/,
    (found) => `${found} is a class of its own in it; expected ${found.slice(0, -1)}\\]`,
  ],
  ['unescaped', /\[[^\]]*&&/, () => 'it has no && in classes; expected a lookahead such as (?![aeiou])[a-z]'],
  ['whole', /\\[xu]\{/, (found) => `it has no ${found}…}; expected two digits after \\x`],
  [
    'whole',
    /(?<!\\)(?:\\\\)*\\(?![bBcdDfknrsStuvwWx])([A-Za-z<>])/,
    (_, word) => `\\${word} is only "${word}" in it${ESCAPES[word] ? `; expected ${ESCAPES[word]}` : ''}`,
  ],
];
