import { createClients, resolveRegions } from '@ami-select/access';
import { fromFlags, gatherPublishers, IMAGE_FIELDS, loadConfig, readFields } from '@ami-select/config';
import { gatherProblems, systemClock } from '@ami-select/core';
import {
  type ImageQuery,
  KNOWN_PUBLISHERS,
  type PublisherTable,
  withOwnPublishers,
} from '@ami-select/selector';
import type { Invocation } from '../context/context.ts';
import { refusal } from '../process/errors.ts';
import { askImage } from './ask-image.ts';
import { askOnTerminal } from './ask-terminal.ts';
import { commandOf } from './command-of.ts';
import { listImages } from './list-images.ts';

/** The query of a person, and the publishers that it may name; the known ones when absent. */
export interface AskedQuery {
  readonly query: ImageQuery;
  readonly publishers: PublisherTable | undefined;
}

/**
 * Lets a person narrow the images down on the terminal, and prints the command that selects the same.
 * Undefined when the person gives up.
 * @throws CliError INVALID_INPUT without a terminal.
 */
export async function askQuery({ options, context }: Invocation): Promise<AskedQuery | undefined> {
  const { environment, progress, problems } = context;
  const gathering = gatherProblems();
  gathering.add(problems);
  if (!environment.stdinIsTty || environment.stderr.isTTY !== true) {
    gathering.add(['--interactive needs a terminal; give the query with flags instead']);
  }
  const file = typeof options.config === 'string' ? options.config : undefined;
  const { config, problems: wrong } = await loadConfig(file, environment.workingDirectory);
  gathering.add(wrong);
  const publishers = gatherPublishers(config, withOwnPublishers, gathering);
  gathering.assertNone(refusal('select'));
  const { region } = readFields(IMAGE_FIELDS, fromFlags(IMAGE_FIELDS, options)).values;
  const given = Array.isArray(region) ? region.map(String) : [];
  const regions = await resolveRegions(given, environment.variables);
  const [first = ''] = regions;
  const { ec2 } = createClients()(first);
  const now = systemClock.now();
  const query = await askImage({
    ask: askOnTerminal(),
    publishers: publishers ?? KNOWN_PUBLISHERS,
    region: first,
    now,
    list: (owners, names) =>
      progress.phase('list images', () => listImages(ec2, { owners, names }, { region: first, now })),
  });
  if (query === undefined) return undefined;
  progress.line(`the same without prompts: ${commandOf(query, given)}`);
  return { query: { ...query, regions }, publishers };
}
