import { describe, expect, it } from 'vitest';
import { type BuildEvent, formatEvent, type Phase, saysUnchanged } from './events.ts';

describe('formatEvent', () => {
  it.each<[BuildEvent, string]>([
    [{ type: 'phase-started', phase: 'fetch' }, 'fetch ...'],
    [{ type: 'phase-ended', phase: 'fetch', seconds: 1.25, failed: false }, 'fetch done in 1.3 s'],
    [{ type: 'phase-ended', phase: 'fetch', seconds: 1, failed: true }, 'fetch failed in 1.0 s'],
    [{ type: 'output', machine: 'host-1', phase: 'steps', stream: 'stdout', line: 'ok' }, '[host-1] ok'],
    [{ type: 'step-started', machine: 'host-1', step: 'tests' }, '[host-1] > tests'],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', outcome: 'passed', exitCode: 0, seconds: 2 },
      '[host-1] < tests: done in 2.0 s',
    ],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', outcome: 'lost', exitCode: null, seconds: 2 },
      '[host-1] < tests: lost in 2.0 s',
    ],
    [
      { type: 'step-ended', machine: 'host-1', step: 'tests', outcome: 'failed', exitCode: 3, seconds: 2 },
      '[host-1] < tests: failed with status 3 in 2.0 s',
    ],
    [{ type: 'step-skipped', machine: 'host-1', step: 'tests' }, '[host-1] - tests: skipped'],
    [{ type: 'step-retried', machine: 'host-1', step: 'tests', attempt: 2 }, '[host-1] > tests: attempt 2'],
  ])('%j', (event, line) => {
    expect(formatEvent(event)).toBe(line);
  });
});

describe('saysUnchanged', () => {
  it.each<[string, Phase, boolean]>([
    ['app: unchanged', 'install', true],
    ['system packages: unchanged', 'system', true],
    ['srcy-1.0: built before', 'sdists', true],
    ['app: installed', 'install', false],
    ['app: unchanged', 'steps', false],
  ])('%s of %s: %s', (line, phase, expected) => {
    expect(saysUnchanged({ type: 'output', machine: 'host-1', phase, stream: 'stdout', line })).toBe(
      expected,
    );
  });
});
