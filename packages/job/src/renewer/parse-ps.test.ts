import { describe, expect, it } from 'vitest';
import { parsePs } from './parse-ps.ts';

const STARTED = 'Sun Nov 1 07:01:22 2026';

describe('parsePs', () => {
  it.each([
    ['S    Sun Nov  1 07:01:22 2026     /Users/runner/a b/bin/Runner.Worker\n', 'Runner.Worker'],
    ['Ss+  Sun Nov  1 07:01:22 2026     -bash\n', '-bash'],
  ])('reads when and as what a process started: %j', (text, name) => {
    expect(parsePs(42, text)).toEqual({ pid: 42, started: STARTED, name });
  });

  it.each(['', '\n', 'Z    Sun Nov  1 07:01:22 2026     (node)\n'])('finds no process in %j', (text) => {
    expect(parsePs(42, text)).toBeUndefined();
  });
});
