/** Says of relative paths with forward slashes whether they match. */
export interface PathGlob {
  test(path: string): boolean;
}

const SLASH = 47;

/** One part of a glob: a character's code, one character of a name, a run of those, or a run of any. */
type Token = number | '?' | '*' | '**' | typeof FOLDERS;

/** `**` and its slash: any folders, or none of it; the two tokens of the run and the slash follow. */
const FOLDERS = '**/';

/**
 * Reads a glob pattern (`*`, `?`, `**`). A match takes time in proportion to the length of pattern and path: everything
 * that could match so far is kept side by side, and nothing is tried again.
 */
export function pathGlob(pattern: string): PathGlob {
  const tokens = [...pattern.matchAll(/\*\*\/|\*\*|\*|\?|[\s\S]/g)].flatMap(([text]): readonly Token[] => {
    if (text === FOLDERS) return [FOLDERS, '**', SLASH];
    return text === '**' || text === '*' || text === '?' ? [text] : [text.charCodeAt(0)];
  });
  return {
    test: (path) => {
      let reached = start(tokens);
      for (let at = 0; at < path.length; at += 1) reached = step(tokens, reached, path.charCodeAt(at));
      return reached[tokens.length] === 1;
    },
  };
}

/** By token: whether everything before it may have matched. */
type Reached = Uint8Array;

function start(tokens: readonly Token[]): Reached {
  const reached = new Uint8Array(tokens.length + 1);
  reached[0] = 1;
  return skip(tokens, reached);
}

function step(tokens: readonly Token[], reached: Reached, code: number): Reached {
  const next = new Uint8Array(tokens.length + 1);
  for (const [index, token] of tokens.entries()) {
    if (reached[index] === 0) continue;
    const isRun = token === '**' || (token === '*' && code !== SLASH);
    if (isRun) next[index] = 1;
    if (token === code || (token === '?' && code !== SLASH)) next[index + 1] = 1;
  }
  return skip(tokens, next);
}

/** A run may be empty, and so may folders. */
function skip(tokens: readonly Token[], reached: Reached): Reached {
  for (const [index, token] of tokens.entries()) {
    if (reached[index] === 0) continue;
    if (token === '*' || token === '**' || token === FOLDERS) reached[index + 1] = 1;
    if (token === FOLDERS) reached[index + 3] = 1;
  }
  return reached;
}

/** The deepest folder that contains every possible match of a pattern; `.` for the root. */
export function globRoot(pattern: string): string {
  const parts = pattern.split('/');
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  if (wild === -1) return pattern;
  return parts.slice(0, wild).join('/') || '.';
}

/** The reason why a relative path is not valid; undefined when it is. */
export function pathProblem(path: string): string | undefined {
  if (path === '' || path.includes('\0')) return 'is empty or contains a NUL byte';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\'))
    return 'must be relative, with forward slashes';
  if (path.split('/').includes('..')) return 'must not contain ".."';
  return undefined;
}
