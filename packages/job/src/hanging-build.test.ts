import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStage, type Stage } from './testing/schedule.ts';

let stage: Stage;
beforeAll(() => {
  stage = createStage();
});
afterAll(() => stage.close());

it('ends its machines after a signal, though what comes home hangs', async () => {
  const { failure, remaining, events } = await stage.run(undefined, {}, { hangs: true });

  expect(String(failure)).toContain('aborted by the test');
  expect(events.find(({ type }) => type === 'terminated')).toMatchObject({ proof: { clean: true } });
  expect(remaining).toEqual([]);
});
