import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Outcome, type Stage } from './testing/schedule.ts';

const PHASES = [
  ...['resolve', 'preflight', 'launch', 'ready'],
  ...['probe', 'resolve', 'fetch', 'deliver', 'install', 'verify', 'steps', 'collect'],
  'terminate',
];

describe('no leak over the whole job', () => {
  let stage: Stage;
  let whole: Outcome;
  beforeAll(async () => {
    stage = createStage();
    whole = await stage.run();
  });
  afterAll(() => stage.close());

  it('runs every phase when nothing happens, and leaves nothing', () => {
    const { failure, events, stored, remaining } = whole;

    const phases = events.flatMap((event) => {
      if (event.type === 'phase-started') return [event.phase];
      return event.type === 'build' && event.event.type === 'phase-started' ? [event.event.phase] : [];
    });
    expect(failure).toBeUndefined();
    expect(phases).toEqual(PHASES);
    expect(stored.at(-1)?.terminatedAt).toBeDefined();
    expect(remaining).toEqual([]);
  });

  it('stores the handle before anything is created, and what hangs on the machines once they are ready', () => {
    const [first] = whole.stored;
    const ready = whole.stored.findLast(({ terminatedAt }) => terminatedAt === undefined);

    expect(first?.calls).toEqual([]);
    expect(ready?.hosts).toHaveLength(2);
    expect(new Set(ready?.attached?.map(({ kind }) => kind))).toEqual(
      new Set(['volume', 'network-interface']),
    );
  });

  it('leaves nothing after an abort at any moment', async () => {
    for (let at = 0; at < whole.moments; at += 1) {
      const { failure, remaining } = await stage.run({ at, how: 'abort' });

      expect({ at, remaining }).toEqual({ at, remaining: [] });
      if (failure !== undefined) expect(failure).toMatchObject({ message: 'aborted by the test' });
    }
  }, 60_000);

  it('leaves nothing that the stored handle does not end after the death of the process at any moment', async () => {
    for (let at = 0; at < whole.moments; at += 1) {
      const { remaining } = await stage.run({ at, how: 'kill' });

      expect({ at, remaining }).toEqual({ at, remaining: [] });
    }
  }, 60_000);
});
