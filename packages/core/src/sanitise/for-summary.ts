import { showHidden } from './hidden-characters.ts';

/** Characters that Markdown or GitHub's own additions (mentions, issues, formulas) give a meaning. */
const MARKUP = /[\\`*[\]<>&@#$~^|]/;

/** What becomes a link, an emoji, a list or a heading without such a character. */
const MEANINGFUL = /www\.|:\/\/|\bGH-\d|:[a-z+-][\w+-]*:|^[-+=]|^\d+[.)]/i;

/** Text as a table cell or a line of Markdown: only text, no link, mention, image or markup. Odd text becomes code. */
export function forSummary(text: string): string {
  const line = showHidden(text.trim().replace(/\s*[\r\n]\s*/g, ' '), '\t').replaceAll('\t', ' ');
  const isPlain = !MARKUP.test(line) && !MEANINGFUL.test(line);
  return isPlain ? line.replaceAll('_', '\\_') : line.split('|').map(codeOf).join('&#124;');
}

/** A code span. A `|` would end a cell even there, and is never part of one. */
function codeOf(text: string): string {
  if (text.trim() === '') return text;
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
