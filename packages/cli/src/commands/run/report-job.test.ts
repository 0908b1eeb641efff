import { describe, expect, it } from 'vitest';
import { createProgress } from '../../present/progress.ts';
import { createJobReport } from './report-job.ts';

function arrange({ verbose }: { verbose: boolean }) {
  const written: string[] = [];
  const progress = createProgress({
    output: { write: (text) => written.push(text) },
    inWorkflow: false,
    verbose,
    now: () => 0,
  });
  return { report: createJobReport(progress), progress, text: () => written.join('') };
}

describe('createJobReport', () => {
  it('times the phases of the build', () => {
    const { report, progress, text } = arrange({ verbose: false });

    report({ type: 'build', event: { type: 'phase-started', phase: 'install' } });
    report({ type: 'build', event: { type: 'phase-ended', phase: 'install', seconds: 1, failed: true } });

    expect(progress.timings.map(({ phase }) => phase)).toEqual(['build: install']);
    expect(text()).toContain('✖ build: install');
  });

  it('shows what steps print, labelled with the machine', () => {
    const { report, text } = arrange({ verbose: false });

    report({ type: 'build', event: { type: 'step-started', machine: 'host-1', step: 'pytest' } });
    report({
      type: 'build',
      event: { type: 'output', machine: 'host-1', phase: 'steps', stream: 'stdout', line: '3 passed' },
    });

    expect(text()).toBe('  host-1 │ $ pytest\n  host-1 │ 3 passed\n');
  });

  it('prints the output of installers with --verbose only', () => {
    const quiet = arrange({ verbose: false });
    const verbose = arrange({ verbose: true });
    const event = {
      type: 'output',
      machine: 'host-1',
      phase: 'install',
      stream: 'stdout',
      line: 'pip',
    } as const;

    quiet.report({ type: 'build', event });
    verbose.report({ type: 'build', event });

    expect(quiet.text()).toBe('');
    expect(verbose.text()).toContain('host-1 │ pip');
  });

  it('says without --verbose what an earlier build had made', () => {
    const { report, text } = arrange({ verbose: false });
    const line = 'app: unchanged';

    report({
      type: 'build',
      event: { type: 'output', machine: 'host-1', phase: 'install', stream: 'stdout', line },
    });

    expect(text()).toBe('  host-1 │ app: unchanged\n');
  });
});
