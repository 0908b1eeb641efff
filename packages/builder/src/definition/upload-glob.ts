import { matchesRun } from './matches-run.ts';

/** More is no glob that somebody wrote by hand; matching takes time for each. */
export const LONGEST_GLOB = 1_000;
const MOST_ALTERNATIVES = 100;

/** Whether a path with forward slashes matches. */
export type PathMatcher = (path: string) => boolean;

/** One character of a glob; `*` is any run of them within a folder. */
type Token = '*' | ((character: string) => boolean);

/**
 * Reads a glob over paths with forward slashes: `*`, `?`, `[a-z]`, `[!a-z]`, `{a,b}`, and `**` for any folders. Matching
 * takes time in proportion to the length of glob and path, whatever they hold. A problem is the end of "is not valid
 * because …".
 */
export function uploadGlob(glob: string): PathMatcher | { readonly problem: string } {
  if (glob.length > LONGEST_GLOB) return { problem: `it is longer than ${LONGEST_GLOB} characters` };
  const alternatives = expandBraces(glob);
  if (alternatives === undefined)
    return { problem: `its braces stand for more than ${MOST_ALTERNATIVES} alternatives` };
  const patterns = alternatives.map((alternative) => alternative.split('/').map(readSegment));
  return (path) => {
    const parts = path.split('/');
    return patterns.some((pattern) => matchesPath(pattern, parts));
  };
}

/** Whether a path holds a character that means something in a glob. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** Undefined when there are too many. The braces of `${x}` or of one alternative are plain characters. */
function expandBraces(glob: string): readonly string[] | undefined {
  const done: string[] = [];
  const open = [glob];
  while (open.length > 0) {
    if (done.length + open.length > MOST_ALTERNATIVES) return undefined;
    const next = open.pop() ?? '';
    const [whole, before = '', inside = ''] = innermost(next) ?? [];
    if (whole === undefined) done.push(next);
    else for (const choice of inside.split(',')) open.push(`${before}${choice}${next.slice(whole.length)}`);
  }
  return done;
}

/** The first braces with several alternatives and no braces in them. */
function innermost(glob: string): readonly string[] | undefined {
  for (let end = glob.indexOf('}'); end !== -1; end = glob.indexOf('}', end + 1)) {
    const start = glob.lastIndexOf('{', end);
    const inside = glob.slice(start + 1, end);
    if (start !== -1 && inside.includes(',') && !inside.includes('}'))
      return [glob.slice(0, end + 1), glob.slice(0, start), inside];
  }
  return undefined;
}

function readSegment(segment: string): '**' | readonly Token[] {
  if (segment === '**') return '**';
  const tokens = segment.matchAll(/\*+|\?|\[(!|\^)?(\]?[^\]]*)\]|[\s\S]/g);
  return [...tokens].map(([token, negation, set]): Token => {
    if (token.startsWith('*')) return '*';
    if (token === '?') return () => true;
    if (set === undefined) return (character) => character === token;
    const inSet = readSet(set);
    return (character) => inSet(character) === (negation === undefined);
  });
}

function readSet(set: string): (character: string) => boolean {
  const ranges = [...set.matchAll(/([\s\S])-([\s\S])|[\s\S]/g)].map(([one, from = one, to = one]) => ({
    from,
    to,
  }));
  return (character) => ranges.some(({ from, to }) => from <= character && character <= to);
}

function matchesPath(pattern: readonly ('**' | readonly Token[])[], parts: readonly string[]): boolean {
  return matchesRun(pattern, parts, {
    isRun: (item) => item === '**',
    fits: (item, part) => item !== '**' && matchesSegment(item, part),
  });
}

function matchesSegment(tokens: readonly Token[], text: string): boolean {
  return matchesRun(tokens, [...text], {
    isRun: (token) => token === '*',
    fits: (token, character) => token !== '*' && token(character),
  });
}
