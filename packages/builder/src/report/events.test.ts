import { describe, expect, it } from 'vitest';
import { type BuildEvent, formatEvent } from './events.ts';

describe('formatEvent', () => {
  it.each<[BuildEvent, string]>([
    [{ type: 'phase-started', phase: 'fetch' }, 'fetch ...'],
    [{ type: 'phase-ended', phase: 'fetch', seconds: 1.25, failed: false }, 'fetch done in 1.3 s'],
    [{ type: 'phase-ended', phase: 'fetch', seconds: 1, failed: true }, 'fetch failed in 1.0 s'],
    [{ type: 'output', machine: 'host-1', phase: 'steps', stream: 'stdout', line: 'ok' }, '[host-1] ok'],
    [{ type: 'step-started', machine: 'host-1', step: 'tests' }, '[host-1] > tests'],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', exitCode: 0, seconds: 2 },
      '[host-1] < tests: done in 2.0 s',
    ],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', exitCode: null, seconds: 2 },
      '[host-1] < tests: failed with status none in 2.0 s',
    ],
  ])('%j', (event, line) => {
    expect(formatEvent(event)).toBe(line);
  });
});
