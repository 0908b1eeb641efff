import { expect } from 'vitest';

/**
 * Where a client or tool does otherwise than the others, by its own doing: client -> scenario -> part of what it sees
 * instead. A difference that vanishes fails the test as well as one that is new.
 */
export const allowedDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

/** Holds when a client has no problem with a scenario, or the one that is allowed. */
export function expectAllowed(client: string, scenario: string, problem: string | undefined): void {
  const difference = allowedDifferences[client]?.[scenario];
  if (difference === undefined) expect(problem).toBeUndefined();
  else expect(problem).toContain(difference);
}
