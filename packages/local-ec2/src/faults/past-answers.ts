/** What reads answered, so that a stale read can answer it again (F9). */
export interface PastAnswers {
  remember(question: string, at: Date, output: object): void;
  /** The newest answer to the question that is at least this old. */
  recall(question: string, before: Date): object | undefined;
}

/** Enough for a poller's last minutes. */
const MAX_PER_QUESTION = 100;

export function createPastAnswers(): PastAnswers {
  const table = new Map<string, { at: Date; output: object }[]>();
  return {
    recall: (question, before) => table.get(question)?.findLast(({ at }) => at <= before)?.output,
    remember: (question, at, output) => {
      const answers = table.get(question) ?? [];
      answers.push({ at, output });
      if (answers.length > MAX_PER_QUESTION) answers.shift();
      table.set(question, answers);
    },
  };
}
