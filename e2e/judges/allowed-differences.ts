import { expect } from 'vitest';

/**
 * Where a client or tool does otherwise than it should: client -> scenario -> part of what happens instead. A difference
 * that vanishes fails the test as well as one that is new.
 */
export const allowedDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // It looks for groups in rules of EventBridge too, a service that the endpoint does not have.
  'Cloud Custodian': {
    'unused-group': 'calling the ListEventBuses operation',
    'used-group': 'calling the ListEventBuses operation',
  },
};

/** Holds when a client has no problem with a scenario, or the one that is allowed. */
export function expectAllowed(client: string, scenario: string, problem: string | undefined): void {
  const difference = allowedDifferences[client]?.[scenario];
  if (difference === undefined) expect(problem).toBeUndefined();
  else expect(problem).toContain(difference);
}
