import type { FaultEffect } from './fault-plan.ts';

interface Asked {
  /** The call with all its parameters. */
  readonly query: string;
  readonly at: Date;
  readonly effects: readonly FaultEffect[];
}

/** Responses of earlier reads, so that a stale read can return one again (F9). */
export interface PastResponses {
  /** The response to give: under a `stale` effect the newest that is old enough, if there is one; else this one. */
  respond(output: object, asked: Asked): object;
}

/** Enough for a poller's last minutes. */
const MAX_PER_QUERY = 100;

export function createPastResponses(): PastResponses {
  const table = new Map<string, { at: Date; output: object }[]>();

  const remember = (output: object, { query, at }: Asked): void => {
    const responses = table.get(query) ?? [];
    responses.push({ at, output });
    if (responses.length > MAX_PER_QUERY) responses.shift();
    table.set(query, responses);
  };

  return {
    respond: (output, asked) => {
      const stale = asked.effects.find((effect) => effect.kind === 'stale');
      if (!stale) {
        remember(output, asked);
        return output;
      }
      const before = new Date(asked.at.getTime() - stale.ms);
      return table.get(asked.query)?.findLast(({ at }) => at <= before)?.output ?? output;
    },
  };
}
