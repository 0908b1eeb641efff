import { publisherWords } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';
import { parseImageQuery } from './parse-image-query.ts';
import { parseShorthand } from './parse-shorthand.ts';

/** Readers for the queries of a program's users: fields, one line, and the words that publishers go by. */
export const queryReaders: {
  readonly parse: (fields: Readonly<Record<string, unknown>>) => ImageQuery;
  readonly parseLine: (line: string) => Readonly<Record<string, unknown>>;
  readonly publishers: readonly string[];
} = {
  parse: parseImageQuery,
  parseLine: (line) => ({ ...parseShorthand(line) }),
  publishers: publisherWords(),
};
