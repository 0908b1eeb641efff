import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findHidden, readCommands } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import { formatEvent } from '../report/events.ts';
import { buildOutcome } from '../testing/build-outcome.ts';
import { project } from '../testing/example.ts';
import { watchPhases } from '../testing/faulty-machines.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** Commands of a workflow runner, sequences of a terminal, bidirectional controls, NULs, and a line that is cut off. */
const HOSTILE = [
  String.raw`::set-output name=a::b\n`,
  String.raw`  ::add-mask::host\n`,
  String.raw`##[group]name\n`,
  String.raw`text ##[error]text\n`,
  String.raw`one\r::error::two\r\n`,
  String.raw`\033]0;title\007\033]8;;http://a.invalid\033\\link\033]8;;\033\\\n`,
  String.raw`\033[2J\033[1;1Hcleared\n`,
  String.raw`\342\200\256bidi\342\201\246\n`,
  String.raw`\000\000nul\000\n`,
  String.raw`\302\23331mof eight bits\n`,
  String.raw`\377\376 no UTF-8\n`,
  '::stop-commands::token',
].join('');

describe.skipIf(!hasPython)('a build with hostile steps (needs python3)', { timeout: 60_000 }, () => {
  it('ends a step that ignores SIGTERM, and everything that it started', async () => {
    const folder = await tempFolder();
    const stays = `trap "" TERM HUP; while :; do sleep 0.1; done`;
    const daemon = `setsid sh -c 'echo $$ >daemon; ${stays}' & until [ -s daemon ]; do sleep 0.1; done`;
    const run = `trap '' TERM; (while :; do sleep 0.1; done) & ${daemon}; echo "$! $$ $(cat daemon)" >pids; ${stays}`;
    const what = await project('', {
      environments: {},
      steps: [{ name: 'stays', run }],
      artifacts: ['pids'],
    });
    const steps = what.steps.map((step) => ({ ...step, timeoutMinutes: 1 / 30 }));
    const outputDirectory = join(folder, 'output');
    const machines = await localMachines(1, folder);

    const { status, record } = await buildOutcome(
      { ...what, steps },
      { machines, watch: watchPhases(), outputDirectory },
    );

    expect(status).toBe(22);
    expect(record).toMatchObject({
      phase: 'steps',
      failure: { code: 'TIMED_OUT', problems: [{ code: 'TIMED_OUT', machine: 'host-1' }] },
      machines: [{ steps: [{ outcome: 'timed-out', exitCode: null }], artifacts: [{ path: 'pids' }] }],
    });
    const pids = (await readFile(join(folder, 'host-1', REMOTE_WORKSPACE, 'pids'), 'utf8')).split(/\s+/);
    expect(pids).toHaveLength(4);
    for (const pid of pids.filter((text) => text !== ''))
      await expect.poll(() => isAlive(Number(pid)), { timeout: 10_000 }).toBe(false);
  });

  it('shows output that is full of commands and control bytes as harmless lines', async () => {
    const outputDirectory = await tempFolder();
    const watch = watchPhases();
    const run = `printf '${HOSTILE}'; printf '${HOSTILE}' >&2; exit 3`;
    const what = await project('', { environments: {}, steps: [{ name: 'shouts', run }] });

    const { record } = await buildOutcome(what, { machines: await localMachines(1), watch, outputDirectory });

    const lines = watch.events.flatMap((event) => (event.type === 'output' ? [event.line] : []));
    const log = await readFile(join(outputDirectory, 'host-1.log'), 'utf8');
    expect(lines).toHaveLength(26);
    for (const text of [lines.join('\n'), watch.events.map(formatEvent).join('\n'), log]) {
      expect(readCommands(text)).toEqual([]);
      expect(findHidden(text)).toEqual([]);
      expect(text).toContain('cleared');
    }
    expect(record).toMatchObject({
      state: 'failed',
      phase: 'steps',
      failure: { code: 'STEP_FAILED', problems: [{ machine: 'host-1' }] },
      machines: [{ steps: [{ name: 'shouts', outcome: 'failed', exitCode: 3 }] }],
    });
    const written = await readFile(join(outputDirectory, 'build-record.json'), 'utf8');
    expect([findHidden(written), readCommands(written)]).toEqual([[], []]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
