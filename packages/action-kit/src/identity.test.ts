import { expect, it } from 'vitest';
import { readIdentity } from './identity.ts';

it('never repeats, as two steps of a composite action share every variable', () => {
  const variables = { RUNNER_TRACKING_ID: 'github_1' };
  const { id: first, ...place } = readIdentity(variables);
  const { id: second, ...samePlace } = readIdentity(variables);

  expect(second).not.toBe(first);
  expect(samePlace).toEqual(place);
});
