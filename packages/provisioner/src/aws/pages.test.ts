import { describe, expect, it } from 'vitest';
import { collectPages } from './pages.ts';

interface Page {
  readonly NextToken?: string | undefined;
  readonly items: readonly number[];
}

/** Collects the pages that a function of their number makes; returns the items and how many pages were read. */
async function collect(pageOf: (number: number) => Page) {
  let read = 0;
  const items = await collectPages(
    async () => {
      read += 1;
      return pageOf(read);
    },
    (page) => page.items,
  ).catch((error: unknown) => error);
  return { items, read };
}

const many = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

describe('collectPages', () => {
  it.each<[string, (number: number) => Page, number]>([
    ['one page', () => ({ items: [1, 2] }), 2],
    ['an empty token', () => ({ items: [1], NextToken: '' }), 1],
    ['three pages', (number) => ({ items: [1], NextToken: number < 3 ? 'more' : undefined }), 3],
    [
      'empty pages',
      (number) => ({ items: number < 9_999 ? [] : [1], NextToken: number < 9_999 ? 'x' : '' }),
      1,
    ],
    ['as many items as there may be', () => ({ items: many(100_000) }), 100_000],
  ])('reads %s', async (_name, pageOf, count) => {
    expect((await collect(pageOf)).items).toHaveLength(count);
  });

  it.each<[string, (number: number) => Page, number]>([
    ['the same token for ever', () => ({ items: [], NextToken: 'x' }), 10_001],
    ['new tokens for ever', (number) => ({ items: [], NextToken: `${number}` }), 10_001],
    ['an item a page for ever', (number) => ({ items: [number], NextToken: 'x' }), 10_001],
    ['100 items a page for ever', () => ({ items: many(100), NextToken: 'x' }), 1_001],
    ['1,000 items a page for ever', () => ({ items: many(1_000), NextToken: 'x' }), 101],
    ['one page too large', () => ({ items: many(100_001) }), 1],
    ['one page that a call cannot take as arguments', () => ({ items: many(1_000_000) }), 1],
    ['a last page too large', (number) => ({ items: many(60_000), NextToken: number < 2 ? 'x' : '' }), 2],
    ['two tokens in turn', (number) => ({ items: [], NextToken: number % 2 ? 'a' : 'b' }), 10_001],
    ['a token that grows', (number) => ({ items: [], NextToken: 'x'.repeat(number % 100) || 'y' }), 10_001],
  ])('ends at a listing of %s', async (_name, pageOf, pages) => {
    const { items, read } = await collect(pageOf);

    expect(items).toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      message: 'EC2 lists more than 10000 pages or 100000 items, the most that are read of one listing',
    });
    expect(read).toBe(pages);
  });
});
