import { findHidden } from '@ami-select/core/testing';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import { renderTable } from './summary.ts';
import { hostileText } from './testing/index.ts';

const OURS = new Set(['h3', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code', 'p']);

/** As GitHub renders it, where HTML of the source would be live. */
function render(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function tagsOf(html: string): readonly string[] {
  return [...html.matchAll(/<\/?([a-z][a-z0-9]*|!)/gi)].map(([, name = '']) => name.toLowerCase());
}

/** What GitHub looks for mentions, issues, emojis and formulas in. */
function outsideCode(html: string): string {
  return html.replaceAll(/<code>[^<]*<\/code>/g, ' ');
}

it('a summary has only our own elements, and no link, mention or issue, whatever strangers write', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (title, cell, note) => {
      const markdown = renderTable({
        title: `Proof for ${title}`,
        header: ['a', 'b'],
        rows: [[cell, 'x']],
        note,
      });

      const html = render(markdown);

      expect(tagsOf(html).filter((tag) => !OURS.has(tag))).toEqual([]);
      expect(outsideCode(html)).not.toMatch(/@\w|#\d|www\.|:\/\/|:[a-z]+:|\$/i);
      expect(html.match(/<tr>/g)).toHaveLength(2);
      expect(html.match(/<t[dh]>/g)).toHaveLength(4);
      expect(findHidden(markdown)).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
});

it.each([
  'www.example.test',
  'https://example.test',
  'ftp://example.test',
  'mail a@b.test',
  '@team',
  'org/repo#1',
  'GH-1',
  '<img src=x onerror=y>',
  '![i](http://x)',
  '[l](http://x)',
  '<a href=x>y</a>',
  '`</code>`<b>',
  'a|b|c',
  'a\\|b',
  '# h',
  '```\ncode\n```',
])('the text of %j stays readable', (text) => {
  const html = render(renderTable({ title: 't', header: ['h'], rows: [[text]] }));

  const [, cell = ''] = /<td>(.*)<\/td>/.exec(html) ?? [];
  const plain = cell
    .replaceAll(/<\/?code>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  expect(plain).toBe(text.replaceAll('\n', ' '));
});
