import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConsoleLog } from './console-log.ts';

const LIMIT = 65_536;

afterEach(() => {
  vi.restoreAllMocks();
});

/** The console after these texts. */
function logOf(texts: Iterable<string>): Buffer {
  const log = createConsoleLog();
  for (const text of texts) log.append(text);
  return log.bytes();
}

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index}\n`);
}

describe('row 37: the console', () => {
  it.each<[what: string, texts: string[]]>([
    ['nothing', []],
    ['a line', ['hello\n']],
    ['less than it keeps', lines(1000)],
    ['just what it keeps', ['x'.repeat(LIMIT)]],
    ['one character more', ['a', 'x'.repeat(LIMIT)]],
    ['one long text', ['a'.repeat(1_000_000), 'end']],
    ['a flood of short lines', lines(50_000)],
    ['texts as long as twice what it keeps', ['a'.repeat(2 * LIMIT - 1), 'b', 'c'.repeat(2 * LIMIT)]],
  ])('is the end of %s', (_, texts) => {
    expect(logOf(texts).toString()).toBe(texts.join('').slice(-LIMIT));
  });

  it.each(['é', '日', '😀'])('has at most 64 KiB, and begins with a whole character: %s', (character) => {
    const bytes = logOf(Array.from({ length: 50_000 }, () => `x${character}`));

    expect(bytes.length).toBeLessThanOrEqual(LIMIT);
    expect(bytes.length).toBeGreaterThan(LIMIT - 4);
    expect(bytes.toString()).toMatch(new RegExp(`^(?:x?${character})(?:x${character})+$`, 'u'));
  });

  it('copies each character once, however many lines come', () => {
    const slice = vi.spyOn(String.prototype, 'slice');
    const log = createConsoleLog();
    const total = 2_000_000;

    for (let index = 0; index < total / 10; index += 1) log.append('123456789\n');

    const copied = slice.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    expect(copied).toBeLessThanOrEqual(total);
    expect(slice.mock.calls.length).toBeLessThanOrEqual(total / LIMIT);
  });
});
