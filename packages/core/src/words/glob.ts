import { matchesRun, type RunMeaning } from './matches-run.ts';

/** One character of a glob; `*` is any run of them, undefined any single one. */
type Token = '*' | undefined | { readonly literal: string };

/** Whether a string matches at least one of the globs. */
export function globMatcher(globs: readonly string[]): (text: string) => boolean {
  const matchers = globs.map(matcherOf);
  return (text) => matchers.some((matches) => matches(text));
}

/**
 * A glob with EC2's filter meaning: `*` is any run of characters, `?` exactly one, a backslash takes the next character
 * literally; case matters and the whole text must match. Takes time in proportion to the length of glob and text,
 * whatever they hold. Most texts begin otherwise than a glob, which is read for the first one that does not.
 *
 * Source: EC2 user guide, "List and filter your resources", wildcards.
 */
function matcherOf(glob: string): (text: string) => boolean {
  const prefix = /^[^\\*?]*/.exec(glob)?.[0] ?? '';
  let tokens: readonly Token[] | undefined;
  return (text) => {
    if (!text.startsWith(prefix)) return false;
    tokens ??= readTokens(glob.slice(prefix.length));
    return matchesRun(tokens, text, MEANING, prefix.length);
  };
}

function readTokens(glob: string): readonly Token[] {
  return [...glob.matchAll(/\*+|\?|\\([\s\S])|[\s\S]/g)].map(([token, escaped]) => {
    if (token.startsWith('*')) return '*';
    return token === '?' ? undefined : { literal: escaped ?? token };
  });
}

const MEANING: RunMeaning<Token, string> = {
  isRun: (token) => token === '*',
  fits: (token, character) => token === undefined || (token !== '*' && token.literal === character),
};
