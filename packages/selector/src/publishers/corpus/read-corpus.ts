import { sourceOf } from './sources.ts';

/** A name that an image really had, and whether a query must find it. */
export interface CorpusName {
  readonly found: boolean;
  /** The query in one line, such as `ubuntu/24.04/minimal@arm64`. */
  readonly query: string;
  readonly name: string;
  /** Where somebody published the name; undefined when the table names no known source. */
  readonly source: string | undefined;
  /** ISO date of the source; of the day it was read where it bears none. */
  readonly date: string;
}

/** Reads a table with a line for each name: `+ query | name | source | date`; `-` where it must not be found. */
export function readCorpus(table: string): CorpusName[] {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [query = '', name = '', source = '', date = ''] = line.slice(2).split(' | ');
      return { found: line.startsWith('+ '), query, name, source: sourceOf(source), date };
    });
}
