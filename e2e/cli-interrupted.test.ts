import { describe, expect, it } from 'vitest';
import { setUpCommand, TIMEOUT_MS } from './command-stage.ts';
import type { Ended } from './run-command.ts';

describe('the built command, interrupted', () => {
  const stage = setUpCommand();

  it.each(['Opened port 22', 'Launched i-', 'boot and log in', '$ sleep 600'])(
    'terminates everything on Ctrl-C during "%s"',
    async (moment) => {
      const running = stage.start('run', '--count', '2', '--', 'sleep 600');
      await running.prints(moment);

      running.child.kill('SIGINT');
      const ended = await running.ended;

      expect(ended.status, ended.stderr).toBe(130);
      expect(ended.stderr).toContain('SIGINT received: terminating everything');
      expect(lastLine(ended)).toBe('✖ Interrupted by SIGINT: everything was terminated, nothing remains');
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('makes nothing when Ctrl-C comes before the launch', async () => {
    const running = stage.start('run', '--', 'sleep 600');
    const before = stage.creatingCalls();
    await running.prints('resolve image');

    running.child.kill('SIGINT');
    const ended = await running.ended;

    expect(ended.status, ended.stderr).toBe(130);
    expect(lastLine(ended)).toBe('✖ Interrupted by SIGINT: no machine was created');
    expect(stage.creatingCalls()).toBe(before);
  });
});

function lastLine({ stderr }: Ended): string {
  return stderr.trimEnd().split('\n').at(-1) ?? '';
}
