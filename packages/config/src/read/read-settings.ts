import type { Problem } from '@ami-select/core';
import type { Fields } from '../schema/field.ts';
import type { CompleteSettings, Settings } from '../schema/settings.ts';
import { readTable } from './read-fields.ts';
import { fromEnvironment, type Source } from './source.ts';

export interface Layers<Table extends Fields> {
  /** Settings of the config file, as `loadConfig` read them. */
  readonly file?: Settings<Table> | undefined;
  /** Variables such as `AMI_SELECT_COUNT`. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Flags or inputs. */
  readonly given?: Source | undefined;
}

export interface CompleteReading<Table extends Fields> {
  /** Complete when there is no problem. */
  readonly settings: CompleteSettings<Table>;
  readonly problems: readonly Problem[];
}

/** All layers together: defaults < file < environment < flags or inputs. Never throws. */
export function readSettings<const Table extends Fields>(
  fields: Table,
  { file, environment = {}, given }: Layers<Table>,
): CompleteReading<Table> {
  const defaults = readTable(fields, defaultsOf(fields));
  const fromVariables = readTable(fields, fromEnvironment(fields, environment));
  const fromGiven = given === undefined ? { settings: {}, problems: [] } : readTable(fields, given);
  const settings = { ...defaults.settings, ...file, ...fromVariables.settings, ...fromGiven.settings };
  return {
    settings: settings as CompleteSettings<Table>,
    problems: [...fromVariables.problems, ...fromGiven.problems],
  };
}

function defaultsOf(fields: Fields): Source {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.default]);
  return { values: Object.fromEntries(entries), locate: (field) => ({ field }) };
}
