import { expect, it } from 'vitest';
import { readIdentity } from './identity.ts';

it('is the same for one job, and differs between the jobs of a matrix', () => {
  const first = readIdentity({ RUNNER_TRACKING_ID: 'github_1' });
  const again = readIdentity({ RUNNER_TRACKING_ID: 'github_1' });
  const other = readIdentity({ RUNNER_TRACKING_ID: 'github_2' });

  expect(again.id).toBe(first.id);
  expect(other.id).not.toBe(first.id);
});

it.each([undefined, '0', ''])('never shares an id when the tracking id is %j', (id) => {
  const environment = id === undefined ? {} : { RUNNER_TRACKING_ID: id };

  expect(readIdentity(environment).id).not.toBe(readIdentity(environment).id);
});
