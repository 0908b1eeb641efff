import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['45m', 2_700_000],
    ['1h30m', 5_400_000],
    ['3d', 259_200_000],
    ['2w', 1_209_600_000],
    ['0s', 0],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '45', 'm', '1.5h', '-1m', '30m1h', '1 h'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each(['90s', '45m', '1h30m', '3d', '0s', '1d1h1m1s'])('writes what parseDuration reads: %s', (text) => {
    const milliseconds = parseDuration(text) ?? Number.NaN;

    expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
  });

  it('writes weeks as days', () => {
    expect(formatDuration(1_209_600_000)).toBe('14d');
  });

  it('rounds to whole seconds', () => {
    expect(formatDuration(59_600)).toBe('1m');
  });
});
