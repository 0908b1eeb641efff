import { describe, expect, it } from 'vitest';
import { createProgress } from '../output/progress.ts';
import { createBuildReport } from './report-build.ts';

function arrange({ verbose }: { verbose: boolean }) {
  const written: string[] = [];
  const progress = createProgress({
    output: { write: (text) => written.push(text) },
    interactive: false,
    verbose,
    now: () => 0,
  });
  return { report: createBuildReport(progress), progress, text: () => written.join('') };
}

describe('createBuildReport', () => {
  it('times the phases of the build', () => {
    const { report, progress, text } = arrange({ verbose: false });

    report({ type: 'phase-started', phase: 'install' });
    report({ type: 'phase-ended', phase: 'install', seconds: 1, failed: true });

    expect(progress.timings.map(({ phase }) => phase)).toEqual(['build: install']);
    expect(text()).toContain('✖ build: install');
  });

  it('shows what steps print, labelled with the machine', () => {
    const { report, text } = arrange({ verbose: false });

    report({ type: 'step-started', machine: 'host-1', step: 'pytest' });
    report({ type: 'output', machine: 'host-1', phase: 'steps', stream: 'stdout', line: '3 passed' });

    expect(text()).toBe('  host-1 │ $ pytest\n  host-1 │ 3 passed\n');
  });

  it('keeps the output of installers for those who ask', () => {
    const quiet = arrange({ verbose: false });
    const verbose = arrange({ verbose: true });
    const event = {
      type: 'output',
      machine: 'host-1',
      phase: 'install',
      stream: 'stdout',
      line: 'pip',
    } as const;

    quiet.report(event);
    verbose.report(event);

    expect(quiet.text()).toBe('');
    expect(verbose.text()).toContain('host-1 │ pip');
  });
});
