import { randomInt } from 'node:crypto';
import process from 'node:process';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { FAULT_KINDS, nameOf, PHASES } from './support/no-leak/fault-kinds.ts';
import { ENDERS, IN_TURN } from './support/no-leak/in-turn.ts';
import { live, textOf } from './support/no-leak/live.ts';
import { schedulesOf } from './support/no-leak/schedule.ts';
import { setStage } from './support/no-leak/stage.ts';
import type { StepResult } from './support/runner.ts';

const { AMI_SELECT_BUNDLE_SCHEDULES: more, AMI_SELECT_SEED: seed } = process.env;
/** `AMI_SELECT_BUNDLE_SCHEDULES` asks for more, of a random seed; `AMI_SELECT_SEED` for those of another run. */
const SCHEDULES = Math.max(Number(more || 0), IN_TURN.length);
const SEED = Number(seed || (more ? randomInt(2 ** 31) : 1));

// Most of their time is a search for what may come into view.
vi.setConfig({ maxConcurrency: 8 });

describe('a fleet of the real bundles over HTTP, whatever goes wrong', () => {
  const counts = new Map<string, number>();
  let eventful = 0;
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  afterAll(() => {
    const lines = [...counts].sort().map(([name, times]) => `${name}: ${times}`);
    process.stdout.write(
      `seed ${SEED}: ${SCHEDULES} schedules, ${eventful} with a fault after the first creating call\n${lines.join('\n')}\n`,
    );
  });

  it.concurrent.each(schedulesOf(SEED, SCHEDULES).map((schedule, number) => [number, schedule] as const))(
    `nothing is left after lease and reaper: schedule %i of seed ${SEED}`,
    async (_, schedule) => {
      const steps: StepResult[] = [];
      const stage = await setStage(schedule);
      try {
        const { fired, unreported } = await live(schedule, stage, steps);
        expect(unreported).toEqual([]);

        for (const fault of fired) for (const name of [nameOf(fault), fault.kind, fault.phase]) count(name);
        for (const ender of schedule.enders) count(`ended by ${ender}`);
        if (fired.some(({ phase }) => phase !== 'preflight')) eventful += 1;
      } catch (error) {
        const log = [JSON.stringify(schedule), ...steps.map(textOf)].join('\n');
        throw new Error(`${String(error)}\n${log}`, { cause: error });
      } finally {
        await stage.close();
      }
    },
    180_000,
  );

  it('has met every fault, every phase and every ender', () => {
    const expected = [...FAULT_KINDS, ...PHASES, ...ENDERS.map((ender) => `ended by ${ender}`)];
    expect(expected.filter((name) => !counts.has(name))).toEqual([]);
    expect(eventful).toBeGreaterThanOrEqual(IN_TURN.length - 1);
  });
});
