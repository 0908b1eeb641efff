import { describe, expect, it } from 'vitest';
import { jobOfStep } from './job-of-step.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const IN_SIX_HOURS = '2026-01-01T06:00:00.000Z';
const at = (parentAtStart: number, now = parentAtStart) => ({ parentAtStart, parent: () => now });

describe('the job of a step', () => {
  it.each([
    ['the worker of the runner, which lives as long as one job', 'Runner.Worker', {}],
    ['who may live longer than the job, and has a time too', 'act', { until: IN_SIX_HOURS }],
  ])('lives as long as %s', async (_title, name, more) => {
    const job = await jobOfStep(at(42), NOW, async (pid) => ({ pid, started: '7', name }));

    expect(job).toEqual({ job: { pid: 42, started: '7' }, ...more });
  });

  it.each([
    [0, undefined],
    [1, 'tail'],
  ])('has a time alone in a container, where %i (%s) has started the step', async (parent, name) => {
    const job = await jobOfStep(at(parent), NOW, async (pid) =>
      name === undefined ? undefined : { pid, started: '7', name },
    );

    expect(job).toEqual({ until: IN_SIX_HOURS });
  });

  it.each(['systemd', 'init', 'launchd'])('is over when %s has taken the step in', async (name) => {
    expect(await jobOfStep(at(1), NOW, async (pid) => ({ pid, started: '7', name }))).toBeUndefined();
  });

  it('is over when the process that started the step has ended, also while one looks', async () => {
    const found = { pid: 42, started: '7', name: 'Runner.Worker' };
    const parents = [42, 1];

    const jobs = [
      await jobOfStep(at(42, 1), NOW, async () => found),
      await jobOfStep(at(42), NOW, async () => undefined),
      await jobOfStep({ parentAtStart: 42, parent: () => parents.shift() ?? 1 }, NOW, async () => found),
    ];

    expect(jobs).toEqual([undefined, undefined, undefined]);
  });
});
