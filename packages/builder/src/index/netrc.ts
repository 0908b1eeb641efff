/** What a netrc file has for a host. */
export interface NetrcEntry {
  readonly login: string;
  readonly password: string;
}

/** A word, or a string in quotes with backslashes, as curl reads them. */
const TOKEN = /"((?:[^"\\]|\\[\s\S])*)"|([^\s"]\S*)/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * The entry of a netrc file for a host, by the rules of curl: the first that names it, or the `default` before it;
 * undefined for none, and for a file that is not well formed.
 * @see https://everything.curl.dev/usingcurl/netrc.html
 */
export function findNetrcEntry(text: string, host: string): NetrcEntry | undefined {
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const isMachine = tokens[at] === 'machine' && tokens[at + 1]?.toLowerCase() === host.toLowerCase();
    if (isMachine || tokens[at] === 'default') return readEntry(tokens.slice(at + (isMachine ? 2 : 1)));
  }
  return undefined;
}

function readEntry(tokens: readonly string[]): NetrcEntry | undefined {
  let login = '';
  let password: string | undefined;
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const [keyword, value = ''] = tokens.slice(at, at + 2);
    if (keyword === 'login') login = value;
    else if (keyword === 'password') password = value;
    else if (keyword !== 'account') break;
  }
  return password === undefined ? undefined : { login, password };
}

/** Without comments, and without macros, which end with an empty line. */
function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const lines = text.split(/\r?\n/);
  let isMacro = false;
  for (const line of lines) {
    if (isMacro) isMacro = line.trim() !== '';
    else tokens.push(...lineTokens(line));
    if (tokens.at(-2) === 'macdef') {
      tokens.splice(-2);
      isMacro = true;
    }
  }
  return tokens;
}

function lineTokens(line: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(line.slice(at))?.[0].length ?? 0;
    if (line[at] === '#') return tokens;
    TOKEN.lastIndex = at;
    const [whole, quoted, word] = TOKEN.exec(line) ?? [];
    if (whole === undefined) return tokens;
    at += whole.length;
    tokens.push(
      word ?? (quoted ?? '').replaceAll(/\\([\s\S])/g, (_, letter: string) => ESCAPES[letter] ?? letter),
    );
  }
}
