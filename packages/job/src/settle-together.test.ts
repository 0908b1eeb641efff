import { expect, it } from 'vitest';
import { settleTogether } from './settle-together.ts';

it('launches nothing before every job was checked', async () => {
  const log: string[] = [];
  const job =
    (name: string, checks: number) =>
    async (mayLaunch: () => Promise<void>): Promise<string> => {
      for (let turn = 0; turn < checks; turn += 1) await Promise.resolve();
      log.push(`${name} checked`);
      await mayLaunch();
      log.push(`${name} launched`);
      return name;
    };

  const outcomes = await settleTogether([job('slow', 20), job('quick', 1)]);

  expect(log.slice(0, 2)).toEqual(['quick checked', 'slow checked']);
  expect(outcomes).toMatchObject([{ value: 'slow' }, { value: 'quick' }]);
});

it('launches nothing at all when one is refused', async () => {
  const launched: string[] = [];
  const refused = new Error('refused');

  const outcomes = await settleTogether([
    async (mayLaunch) => {
      await mayLaunch();
      launched.push('other');
    },
    async () => {
      throw refused;
    },
  ]);

  expect(launched).toEqual([]);
  expect(outcomes).toMatchObject([{ reason: { code: 'NOT_LAUNCHED' } }, { reason: refused }]);
});

it('lets each job go on to its own end once they are launched', async () => {
  const outcomes = await settleTogether([
    async (mayLaunch) => {
      await mayLaunch();
      throw new Error('tests failed');
    },
    async (mayLaunch) => {
      await mayLaunch();
      await new Promise((done) => setTimeout(done, 5));
      return 'passed';
    },
  ]);

  expect(outcomes).toMatchObject([{ status: 'rejected' }, { value: 'passed' }]);
});
