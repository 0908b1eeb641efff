/** Where a URL starts: a scheme with two slashes; parsers of the web's own schemes do without them. */
const START = /\b(?:[a-z][a-z0-9+.-]{0,30}:[/\\]{2,}|(?:https?|wss?|ftp):[/\\]*(?=[^\s/\\]))/gi;
/** What a URL in a text ends before. */
const UNBROKEN = /^[^\s"'`<>]*/;
const HIDDEN = '***';

/**
 * Text with the user info, query and fragment of every URL hidden, since each of them may hold a secret. Blanks and
 * quotes end a URL unless they stand in its user info.
 */
export function redactUrl(text: string): string {
  const starts = [...text.matchAll(START)];
  const [first] = starts;
  if (first === undefined) return text;
  const pieces = starts.map(({ index, 0: scheme }, at) =>
    redactPiece(scheme, text.slice(index + scheme.length, starts[at + 1]?.index)),
  );
  return text.slice(0, first.index) + pieces.join('');
}

/** A URL and the text up to the next one. */
function redactPiece(scheme: string, rest: string): string {
  const userInfo = userInfoLength(scheme, rest);
  const shown = userInfo === 0 ? rest : `${HIDDEN}${rest.slice(userInfo)}`;
  const [url = ''] = UNBROKEN.exec(shown) ?? [];
  return scheme + url.replace(/([?#]).+$/s, `$1${HIDDEN}`) + shown.slice(url.length);
}

/** Characters before the `@` of the host; all of what no parser takes for a URL, up to its last `@`. */
function userInfoLength(scheme: string, rest: string): number {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  if (hasUserInfo(scheme + rest)) return Math.max(0, authority.lastIndexOf('@'));
  const url = UNBROKEN.exec(rest)?.[0] ?? '';
  if (URL.canParse(scheme + url))
    return hasUserInfo(scheme + url) ? Math.max(0, authority.lastIndexOf('@')) : 0;
  const at = url.lastIndexOf('@');
  if (at !== -1) return at;
  // What was cut off before its host has a colon in it; a placeholder such as https://… has not.
  return url.includes(':') ? url.length : 0;
}

function hasUserInfo(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}
