import type { FaultEffect } from './fault-plan.ts';

interface Asked {
  /** The call with everything that it asks for. */
  readonly question: string;
  readonly at: Date;
  readonly effects: readonly FaultEffect[];
}

/** What reads answered, so that a stale read can answer it again (F9). */
export interface PastAnswers {
  /** The answer to give: under a `stale` effect the newest that is old enough, if there is one; else this one. */
  answer(output: object, asked: Asked): object;
}

/** Enough for a poller's last minutes. */
const MAX_PER_QUESTION = 100;

export function createPastAnswers(): PastAnswers {
  const table = new Map<string, { at: Date; output: object }[]>();

  const remember = (output: object, { question, at }: Asked): void => {
    const answers = table.get(question) ?? [];
    answers.push({ at, output });
    if (answers.length > MAX_PER_QUESTION) answers.shift();
    table.set(question, answers);
  };

  return {
    answer: (output, asked) => {
      const stale = asked.effects.find((effect) => effect.kind === 'stale');
      if (!stale) {
        remember(output, asked);
        return output;
      }
      const before = new Date(asked.at.getTime() - stale.ms);
      return table.get(asked.question)?.findLast(({ at }) => at <= before)?.output ?? output;
    },
  };
}
