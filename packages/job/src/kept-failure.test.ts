import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobEvent } from './context/events.ts';
import { createStage, type Stage, type Variant } from './testing/schedule.ts';

const KEEP_MINUTES = 90;
/** The step of the build exits with 3. */
const STEP = { failing: /pytest/ };
/** The requirements fail on the machines. */
const REQUIREMENTS = { failing: /^inventory\(\)/m };

describe('a job that fails and keeps its machines', () => {
  let stage: Stage;
  beforeAll(() => {
    stage = createStage();
  });
  afterAll(() => stage.close());

  const instances = (remaining: readonly string[]) => remaining.filter((id) => id.startsWith('i-'));
  const keptIn = (events: readonly JobEvent[]) => events.filter(({ type }) => type === 'kept');

  it.each<[string, Variant, RegExp]>([
    ['a command with status 3', STEP, /ended with status 3/],
    ['requirements that fail on the machines', REQUIREMENTS, /host-1/],
  ])('has them with their own lease, and its own error, after %s', async (_, failing, message) => {
    const ended = await stage.run(undefined, {}, failing);
    const kept = await stage.run(undefined, {}, { ...failing, keepMinutes: KEEP_MINUTES });

    expect(ended.remaining).toEqual([]);
    expect(keptIn(ended.events)).toEqual([]);
    expect(instances(kept.remaining)).toHaveLength(2);
    expect(kept.stored.at(-1)?.terminatedAt).toBeUndefined();
    expect(keptIn(kept.events)).toMatchObject([{ hosts: [{ name: 'host-1' }, { name: 'host-2' }] }]);
    expect(String(kept.failure)).toMatch(message);
    const { name, code, problems } = ended.failure as Record<string, unknown>;
    expect(kept.failure).toMatchObject({
      name,
      code,
      problems,
      exitClass: (ended.failure as { exitClass: string }).exitClass,
    });
  });

  it('gives them the time to keep, not that of the fleet', async () => {
    const { events } = await stage.run(undefined, {}, { ...STEP, keepMinutes: KEEP_MINUTES });
    const short = await stage.run(undefined, {}, { ...STEP, keepMinutes: KEEP_MINUTES - 30 });

    const [long, less] = [events, short.events].map((all) =>
      all.flatMap((event) => (event.type === 'kept' ? Date.parse(event.expiresAt) : [])),
    );
    expect((long?.[0] ?? 0) - (less?.[0] ?? 0)).toBe(30 * 60_000);
  });

  it('ends them when they cannot be given that time, and has its own error', async () => {
    const { failure, events, remaining } = await stage.run(
      undefined,
      {},
      {
        failing: /pytest|ami-select-lease/,
        keepMinutes: KEEP_MINUTES,
      },
    );

    expect(String(failure)).toContain('ended with status 3');
    expect(keptIn(events)).toEqual([]);
    expect(remaining).toEqual([]);
  });

  it('ends them when it is aborted at any moment of the keeping or shortly before', async () => {
    const variant = { ...STEP, keepMinutes: KEEP_MINUTES };
    const { moments } = await stage.run(undefined, {}, variant);
    for (let at = moments - 30; at < moments; at += 1) {
      const { failure, remaining } = await stage.run({ at, how: 'abort' }, {}, variant);

      expect({ at, remaining }).toEqual({ at, remaining: [] });
      expect(failure).toMatchObject({ message: 'aborted by the test' });
    }
  }, 60_000);

  it('ends machines that never were ready', async () => {
    const { stored, remaining, events } = await stage.run(
      undefined,
      {},
      { failing: /(?:)/, keepMinutes: KEEP_MINUTES },
    );

    expect(stored.at(-1)?.calls).not.toEqual([]);
    expect(events.some(({ type }) => type === 'hosts-ready')).toBe(false);
    expect(keptIn(events)).toEqual([]);
    expect(remaining).toEqual([]);
  });
});
