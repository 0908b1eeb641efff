import {
  type Config,
  fromFlags,
  fromInputs,
  IMAGE_FIELDS,
  parseConfig,
  readFields,
  readSelect,
  type Source,
} from '@ami-select/config';
import { CodedError, formatProblem, gatherProblems, type Problem } from '@ami-select/core';
import { type ImageQuery, queryReaders } from '@ami-select/selector';
import { Command } from 'commander';
import { addTableOptions } from '../options/table-options.ts';

const NO_CONFIG: Config = { baseDirectory: '/', images: {}, fleets: {} };

/** The query of the image `base` of a config, by the readers of the command. Throws an error that lists the problems. */
export async function queryOfConfig(yaml: string): Promise<ImageQuery> {
  const { config, problems } = await parseConfig(yaml, '/ami-select.yml');
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  return query({ config, image: 'base', fields: {} });
}

/** The query of flags of `ami-select select`. */
export async function queryOfFlags(args: readonly string[]): Promise<ImageQuery> {
  const command = new Command().exitOverride();
  addTableOptions(command, IMAGE_FIELDS, 'Image query:');
  command.parse([...args], { from: 'user' });
  return query({ config: NO_CONFIG, fields: fieldsOf(fromFlags(IMAGE_FIELDS, command.opts())) });
}

/** The query of inputs of the select action. */
export async function queryOfInputs(inputs: Readonly<Record<string, string>>): Promise<ImageQuery> {
  const source = fromInputs(IMAGE_FIELDS, (name) => inputs[name]?.trim() ?? '');
  return query({ config: NO_CONFIG, fields: fieldsOf(source) });
}

function fieldsOf(source: Source): Readonly<Record<string, unknown>> {
  const { values, problems } = readFields(IMAGE_FIELDS, source);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  return values;
}

interface Read {
  readonly config: Config;
  readonly image?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function query({ config, image, fields }: Read): Promise<ImageQuery> {
  const gathering = gatherProblems();
  const given = {
    image,
    fields,
    lock: undefined,
    lockMode: undefined,
    whenStale: undefined,
    workingDirectory: '/',
    nameOf: (field: string) => field,
  };
  const request = await readSelect(given, { config, readers: queryReaders() }, gathering);
  gathering.assertNone((problems) => new Refused(problems));
  if (request?.mode !== 'select') throw new Error('no query was read');
  return request.query;
}

class Refused extends CodedError {
  constructor(problems: readonly Problem[]) {
    super('REFUSED', 'usage', problems.map(formatProblem).join('\n'));
  }
}
