import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStage, type Stage } from './testing/schedule.ts';

let stage: Stage;
beforeAll(() => {
  stage = createStage();
});
afterAll(() => stage.close());

it('says that another process terminated the fleet, within seconds', async () => {
  const { failure, remaining } = await stage.run(undefined, {}, { isEndedAway: true });

  expect(failure).toMatchObject({
    code: 'FLEET_ENDED',
    exitClass: 'machine',
    message: expect.stringMatching(
      /^fleet-[0-9a-f]{16} was terminated at .*, while it was built on: by another/,
    ),
  });
  expect(remaining).toEqual([]);
});
