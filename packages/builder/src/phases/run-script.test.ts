import { describe, expect, it } from 'vitest';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { lastLines, runScript } from './run-script.ts';

function result(stdout: string, stderr = '') {
  return { exitCode: 1, signal: null, stdout, stderr };
}

describe('lastLines', () => {
  it('takes those of standard error, else of standard output', () => {
    expect(lastLines(result('a\nb', 'c\nd\n'))).toBe('c\nd');
    expect(lastLines(result('a\nb\n', ' '))).toBe('a\nb');
  });

  it.each([
    ['one line of a megabyte', 'x'.repeat(1_000_000)],
    ['a million lines', 'x\n'.repeat(1_000_000)],
    ['twenty lines of 100 KB', `${'x'.repeat(100_000)}\n`.repeat(20)],
    ['blanks alone', ' '.repeat(1_000_000)],
    ['sequences without an end', '\u001b]0;'.repeat(250_000)],
  ])('are few and short for %s', (_title, stdout) => {
    const lines = lastLines(result(stdout));

    expect(lines.split('\n').length).toBeLessThanOrEqual(12);
    expect(lines.length).toBeLessThan(13_000);
  });
});

describe('runScript', () => {
  it('shows output until it is too much for a log, says so once, and goes on', async () => {
    const { events, report } = recorder();
    const line = `${'x'.repeat(8_000)}\n`;
    const machine = fakeMachine('host-1', () => ({ stdout: line.repeat(14_000) }));

    const { exitCode } = await runScript(machine, 'true', { report, phase: 'steps' });

    const lines = events.flatMap((event) => (event.type === 'output' ? [event.line] : []));
    expect(exitCode).toBe(0);
    expect(lines).toHaveLength(12_499);
    expect(lines.at(-1)).toBe('... output past 100000000 characters is not shown');
    expect(lines.at(-2)).toBe('x'.repeat(8_000));
  });

  it('says that output is left open, and changes nothing of the result', async () => {
    const { events, report } = recorder();
    const machine = fakeMachine('host-1', () => ({ stdout: 'a\n', isLeftOpen: true }));

    const found = await runScript(machine, 'server &', { report, phase: 'steps' });

    expect(found).toMatchObject({ stdout: 'a\n', stderr: '' });
    const lines = events.flatMap((event) => (event.type === 'output' ? [event.line] : []));
    expect(lines).toContainEqual(expect.stringContaining('runs in the background keeps the output open'));
  });

  it('gives every script an end', async () => {
    const machine = fakeMachine('host-1');
    const options = { report: recorder().report, phase: 'install' } as const;

    await runScript(machine, 'true', options);
    await runScript(machine, 'true', { ...options, timeoutMs: 7 });

    expect(machine.options).toMatchObject([{ timeoutMs: 3_600_000 }, { timeoutMs: 7 }]);
  });
});
