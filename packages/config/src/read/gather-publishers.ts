import type { Gathering, Problem } from '@ami-select/core';
import type { PublisherSettings } from '../schema/publisher-fields.ts';
import type { Config } from './config.ts';

/** The table of publishers with those of the rows, and what is wrong with them: fields such as `publishers.corp.owner`. */
export type DefinePublishers<Table> = (rows: Readonly<Record<string, PublisherSettings>>) => {
  readonly publishers: Table;
  readonly problems: readonly Problem[];
};

/**
 * The publishers that queries may name; undefined when the config adds none. Problems are gathered with file and line.
 * `define` is passed in, since this package does not import the selector.
 */
export function gatherPublishers<Table>(
  { publishers: rows, locate }: Pick<Config, 'publishers' | 'locate'>,
  define: DefinePublishers<Table>,
  gathering: Gathering,
): Table | undefined {
  if (rows === undefined) return undefined;
  const { publishers, problems } = define(rows);
  gathering.add(problems.map((problem) => ({ ...problem, ...locate?.(problem.field ?? 'publishers') })));
  return publishers;
}
