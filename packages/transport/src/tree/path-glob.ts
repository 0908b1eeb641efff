/** Turns a glob pattern (`*`, `?`, `**`) over forward-slash paths into a regular expression. */
export function globToRegExp(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*\/|\*\*|\*|\?|[\\^$.|+()[\]{}]/g, (token) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    return token === '?' ? '[^/]' : `\\${token}`;
  });
  return new RegExp(`^${source}$`, 's');
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
