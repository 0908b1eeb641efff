import { describe, expect, it } from 'vitest';
import { createLiveLine } from './live-line.ts';
import { createProgress, formatDuration, type ProgressOptions } from './progress.ts';

function record(options: Partial<ProgressOptions> = {}) {
  const written: string[] = [];
  let time = 0;
  const progress = createProgress({
    output: { write: (text) => written.push(text) },
    verbose: false,
    inWorkflow: false,
    now: () => {
      time += 500;
      return time;
    },
    ...options,
  });
  return { progress, text: () => written.join('') };
}

describe('progress without a terminal', () => {
  it('writes a plain line before and after a phase', async () => {
    const { progress, text } = record();

    const result = await progress.phase('spawn', async (update) => {
      update('2 of 2 running');
      return 42;
    });

    expect(result).toBe(42);
    expect(text()).toBe('… spawn\n  2 of 2 running\n✔ spawn (500 ms)\n');
    expect(progress.timings).toEqual([{ phase: 'spawn', milliseconds: 500 }]);
  });

  it('marks a phase that failed and passes the error on', async () => {
    const { progress, text } = record();

    const outcome = progress.phase('build', () => Promise.reject(new Error('no wheel')));

    await expect(outcome).rejects.toThrow('no wheel');
    expect(text()).toContain('✖ build');
  });

  it('labels every line of remote output', () => {
    const { progress, text } = record();

    progress.remote('host-1', 'one\ntwo');

    expect(text()).toBe('  host-1 │ one\n  host-1 │ two\n');
  });

  it('sanitises whatever it is given', () => {
    const { progress, text } = record({ inWorkflow: true, verbose: true });
    const hostile = '\u001b[31m::error::\u202ex\n::error::y';

    const phase = progress.start(hostile);
    phase.update(hostile);
    progress.line(hostile);
    progress.warn(hostile);
    progress.debug(hostile);
    progress.remote(hostile, hostile);
    phase.end('failed');

    expect(text().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text()).not.toMatch(/^\s*::/m);
  });

  it('prints details with --verbose only', () => {
    const quiet = record();
    const verbose = record({ verbose: true });

    quiet.progress.debug('detail');
    verbose.progress.debug('detail');

    expect(quiet.text()).toBe('');
    expect(verbose.text()).toContain('detail');
  });
});

/** A terminal that writes down what happens to its last line. */
function recordTerminal() {
  const written: string[] = [];
  const output = {
    isTTY: true,
    columns: 80,
    write: (text: string) => written.push(text),
    cursorTo: () => true,
    clearLine: () => written.push('<cleared>') > 0,
    moveCursor: () => true,
  };
  return { output, text: () => written.join('') };
}

describe('progress on a terminal', () => {
  it('keeps finished lines above the running phase and clears it at the end', async () => {
    const { output, text } = recordTerminal();
    const { progress } = record({ live: createLiveLine(output), output });

    await progress.phase('spawn', async () => progress.line('i-1 is running'));

    const [before, after = ''] = text().split('  i-1 is running\n');
    expect(before).toMatch(/spawn.*<cleared>$/s);
    expect(after).toMatch(/spawn.*<cleared>.*✔/s);
    expect(text().endsWith('\n')).toBe(true);
  });

  it('sanitises before it colours, and in the spinner', () => {
    const { output, text } = recordTerminal();
    const { progress } = record({ live: createLiveLine(output), verbose: true, output });
    const hostile = 'a\u009b2Jb\u202ec\u0007';

    const phase = progress.start(hostile);
    phase.update(hostile);
    progress.warn(hostile);
    progress.debug(hostile);
    progress.remote(hostile, hostile);
    phase.end('done');

    for (const hidden of ['\u009b', '\u202e', '\u0007']) expect(text()).not.toContain(hidden);
    expect(text()).toContain('a\\x9b2Jb\\u202ec\\x07');
  });

  it('shows every running phase with its news', () => {
    const { output, text } = recordTerminal();
    const { progress } = record({ live: createLiveLine(output), output });

    const spawn = progress.start('spawn');
    const fetch = progress.start('fetch');
    fetch.update('3 wheels');
    progress.line('drawn again');
    spawn.end('done');
    fetch.end('done');

    expect(text()).toContain('spawn · fetch: 3 wheels');
  });
});

describe('formatDuration', () => {
  it.each([
    [12, '12 ms'],
    [4_230, '4.2 s'],
    [185_400, '3 min 05 s'],
  ])('shows %d ms as %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});
