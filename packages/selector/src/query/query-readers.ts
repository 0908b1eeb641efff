import { readPublisherWord } from '../publishers/publisher-word.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';
import { parseImageQuery } from './parse-image-query.ts';
import { parseShorthand } from './parse-shorthand.ts';

/** Readers for the queries of a program's users: fields, one line, and the words that publishers go by. */
export interface QueryReaders {
  readonly parse: (fields: Readonly<Record<string, unknown>>) => ImageQuery;
  readonly parseLine: (line: string) => Readonly<Record<string, unknown>>;
  readonly publishers: {
    readonly words: readonly string[];
    readonly has: (word: string) => boolean;
  };
}

export function queryReaders(publishers: PublisherTable = KNOWN_PUBLISHERS): QueryReaders {
  return {
    parse: (fields) => parseImageQuery(fields, publishers),
    parseLine: (line) => ({ ...parseShorthand(line, publishers) }),
    publishers: {
      words: publishers.words,
      has: (word) => readPublisherWord(word, publishers) !== undefined,
    },
  };
}
