import { readPublisherWord } from '../publishers/publisher-word.ts';
import { KNOWN_PUBLISHERS } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';
import { parseImageQuery } from './parse-image-query.ts';
import { parseShorthand } from './parse-shorthand.ts';

/** Readers for the queries of a program's users: fields, one line, and the words that publishers go by. */
export const queryReaders: {
  readonly parse: (fields: Readonly<Record<string, unknown>>) => ImageQuery;
  readonly parseLine: (line: string) => Readonly<Record<string, unknown>>;
  readonly publishers: {
    readonly words: readonly string[];
    readonly has: (word: string) => boolean;
  };
} = {
  parse: parseImageQuery,
  parseLine: (line) => ({ ...parseShorthand(line) }),
  publishers: {
    words: KNOWN_PUBLISHERS.words,
    has: (word) => readPublisherWord(word, KNOWN_PUBLISHERS) !== undefined,
  },
};
