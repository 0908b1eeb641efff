import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const topLevel = readdirSync(root);

/** Targets of relative links, and code spans that begin with a file or folder of the root; commands and globs excepted. */
function pathsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
  const spans = [...text.matchAll(/`([^`\s*]+)`/g)].map(([, span = '']) => span);
  return [...links, ...spans.filter((span) => topLevel.includes(span.split('/')[0] ?? ''))];
}

describe.each(['ARCHITECTURE.md', 'AGENTS.md', 'CONTRIBUTING.md', 'README.md'])('%s', (page) => {
  const paths = pathsIn(readFileSync(join(root, page), 'utf8'));

  it('names paths', () => {
    expect(paths).not.toEqual([]);
  });

  it.each([...new Set(paths)])('names %s, which exists', (path) => {
    expect(existsSync(join(root, dirname(page), path))).toBe(true);
  });
});
