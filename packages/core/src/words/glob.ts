/** What stands between two stars of a glob: text, in which `wild` says which characters are any. */
interface Chunk {
  readonly text: string;
  readonly wild: readonly boolean[] | undefined;
}

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
  let chunks: readonly Chunk[] | undefined;
  return (text) => {
    if (!text.startsWith(prefix)) return false;
    chunks ??= readChunks(glob.slice(prefix.length));
    return matches(chunks, text, prefix.length);
  };
}

/** One chunk more than there are stars. */
function readChunks(glob: string): readonly Chunk[] {
  const parts: { text: string; wild: boolean[] }[] = [{ text: '', wild: [] }];
  for (const [token, escaped] of glob.matchAll(/\*|\\([\s\S])|[\s\S]/g)) {
    if (token === '*') parts.push({ text: '', wild: [] });
    const part = parts.at(-1);
    if (token === '*' || part === undefined) continue;
    part.text += escaped ?? token;
    part.wild.push(token === '?');
  }
  return parts.map(({ text, wild }) => ({ text, wild: wild.includes(true) ? wild : undefined }));
}

/** The first chunk begins the text, the last one ends it, and each of the others is taken where it is first found. */
function matches(chunks: readonly Chunk[], text: string, start: number): boolean {
  const [first, ...others] = chunks;
  const last = others.pop();
  if (first === undefined || !isAt(first, text, start)) return false;
  let at = start + first.text.length;
  if (last === undefined) return at === text.length;
  for (const chunk of others) {
    const found = find(chunk, text, at);
    if (found === -1) return false;
    at = found + chunk.text.length;
  }
  const end = text.length - last.text.length;
  return end >= at && isAt(last, text, end);
}

function find(chunk: Chunk, text: string, from: number): number {
  if (chunk.wild === undefined) return text.indexOf(chunk.text, from);
  for (let at = from; at + chunk.text.length <= text.length; at += 1) if (isAt(chunk, text, at)) return at;
  return -1;
}

function isAt({ text: wanted, wild }: Chunk, text: string, at: number): boolean {
  if (wild === undefined) return text.startsWith(wanted, at);
  if (at + wanted.length > text.length) return false;
  return wild.every((isAny, index) => isAny || wanted[index] === text[at + index]);
}
