import type { Problem } from '@ami-select/core';
import type { Fields } from '../schema/field.ts';
import { type CompleteSettings, propertyName, type Settings } from '../schema/settings.ts';
import { readTable } from './read-fields.ts';
import { fromEnvironment, type Place, type Source } from './source.ts';

export interface Layers<Table extends Fields> {
  /** Settings of the config file, as `loadConfig` read them. */
  readonly file?: Settings<Table> | undefined;
  /** Where the file has a field; bare names unless given. */
  readonly locateInFile?: ((name: string) => Place) | undefined;
  /** Variables such as `AMI_SELECT_COUNT`. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Flags or inputs. */
  readonly given?: Source | undefined;
}

export interface CompleteReading<Table extends Fields> {
  /** Complete when there is no problem. */
  readonly settings: CompleteSettings<Table>;
  readonly problems: readonly Problem[];
  /** Where the value of a field was given; undefined for a default. */
  locate(name: string): Place | undefined;
  /** Names of fields whose value in the environment, a flag or an input is one of the problems. */
  readonly refused: readonly string[];
}

/** All layers together: defaults < file < environment < flags or inputs. Never throws. */
export function readSettings<const Table extends Fields>(
  fields: Table,
  { file, locateInFile = (field) => ({ field }), environment = {}, given }: Layers<Table>,
): CompleteReading<Table> {
  const defaults = readTable(fields, defaultsOf(fields));
  const variables = fromEnvironment(fields, environment);
  const fromVariables = readTable(fields, variables);
  const fromGiven =
    given === undefined ? { settings: {}, problems: [], refused: [] } : readTable(fields, given);
  const settings = { ...defaults.settings, ...file, ...fromVariables.settings, ...fromGiven.settings };
  const inFile = (name: string): boolean => {
    const field = fields[name];
    return field !== undefined && Object.hasOwn(file ?? {}, propertyName(name, field));
  };
  return {
    settings: settings as CompleteSettings<Table>,
    problems: [...fromVariables.problems, ...fromGiven.problems],
    locate: (name) => {
      const source = [given, variables].find((layer) => layer !== undefined && name in layer.values);
      return source?.locate(name) ?? (inFile(name) ? locateInFile(name) : undefined);
    },
    refused: [...fromVariables.refused, ...fromGiven.refused],
  };
}

function defaultsOf(fields: Fields): Source {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.default]);
  return { values: Object.fromEntries(entries), locate: (field) => ({ field }) };
}
