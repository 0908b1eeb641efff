/**
 * Characters that a reader cannot see, and that change what is read: control characters (C0, DEL, C1), the separators
 * of lines and paragraphs, bidirectional controls, and half a character.
 */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes hidden characters as escapes, `\x1b` or `\u202e`; those in `kept` stay. */
export function showHidden(text: string, kept = ''): string {
  return text.replace(HIDDEN, (character) => (kept.includes(character) ? character : escapeOf(character)));
}

/** The same as escapes of JSON, `\u001b`, so that JSON stays the same JSON. */
export function showHiddenAsJson(text: string, kept = ''): string {
  return text.replace(HIDDEN, (character) => (kept.includes(character) ? character : longEscape(character)));
}

/** Whether the text has a hidden character. */
export function hasHidden(text: string): boolean {
  return text.search(HIDDEN) !== -1;
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return NAMED[character] ?? (code > 0xff ? longEscape(character) : `\\x${hexadecimal(code, 2)}`);
}

function longEscape(character: string): string {
  return `\\u${hexadecimal(character.charCodeAt(0), 4)}`;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
