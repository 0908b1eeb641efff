import { checkEndpoint, resolveRegions } from '@ami-select/access';
import { gatherPublishers, loadConfig } from '@ami-select/config';
import { didYouMean, type Gathering, gatherProblems } from '@ami-select/core';
import {
  KNOWN_PUBLISHERS,
  type Publisher,
  type PublisherTable,
  parseImageQuery,
  readPublisherWord,
  withOwnPublishers,
} from '@ami-select/selector';
import type { Invocation } from '../../context/context.ts';
import { refusal } from '../../process/errors.ts';

/** What `doctor` is to check. */
export interface DoctorRequest {
  /** Names of regions, or `all` alone. */
  readonly regions: readonly string[];
  readonly publishers: readonly Publisher[];
  /** Publishers of the config. */
  readonly own: readonly Publisher[];
}

/**
 * The publishers and regions that the flags of `doctor` name.
 * @throws CliError INVALID_INPUT that lists every problem.
 */
export async function readDoctorFlags({ options, operands, context }: Invocation): Promise<DoctorRequest> {
  const { variables, workingDirectory } = context.environment;
  const gathering = gatherProblems();
  gathering.add(context.problems);
  const file = typeof options.config === 'string' ? options.config : undefined;
  const { config, problems } = await loadConfig(file, workingDirectory);
  gathering.add(problems);
  const table = gatherPublishers(config, withOwnPublishers, gathering) ?? KNOWN_PUBLISHERS;
  await gathering.check(() => checkEndpoint(variables));
  if (options.publishers === undefined) {
    const example = ['ami-select doctor --publishers', ...operands].join(' ');
    gathering.add([`--publishers is missing; it is what doctor checks: ${example}`]);
  }
  const publishers = readPublishers([...wordsOf(options.publishers), ...operands], table, gathering);
  const given = wordsOf(options.region);
  if (given.includes('all') && given.length > 1) {
    gathering.add(['--region: all cannot be combined with other regions']);
  }
  const regions = await gathering.check(() => resolveRegions(regionsIn(given), variables));
  gathering.assertNone(refusal('doctor'));
  const isKnown = (publisher: Publisher): boolean => KNOWN_PUBLISHERS.all.includes(publisher);
  return {
    regions: regions ?? [],
    publishers: publishers.filter(isKnown),
    own: publishers.filter((publisher) => !isKnown(publisher)),
  };
}

function readPublishers(
  words: readonly string[],
  table: PublisherTable,
  gathering: Gathering,
): readonly Publisher[] {
  if (words.length === 0) return table.all;
  const found = words.flatMap((word) => {
    const publisher = table.find(word);
    if (publisher === undefined) gathering.add([unknownPublisher(word, table)]);
    return publisher ?? [];
  });
  return [...new Set(found)];
}

function unknownPublisher(word: string, table: PublisherTable): string {
  const { words, all } = table;
  const meant = readPublisherWord(word, table);
  if (meant !== undefined) {
    return `--publishers: "${word}" is not valid because it is a version of ${meant.publisher}; expected ${meant.publisher}, of which every version is checked`;
  }
  const ids = all.map(({ id }) => id).join(', ');
  return `--publishers: "${word}" is not valid because there is no such publisher${didYouMean(word, words)}; expected ${ids}`;
}

/** Names of regions as a query takes them. */
function regionsIn(given: readonly string[]): readonly string[] {
  if (given.length === 0) return [];
  return parseImageQuery({ 'allow-any-owner': true, region: given }).regions ?? [];
}

/** The words of a flag: each of its values may have several with commas between them. */
function wordsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [];
  return values.flatMap((one) => String(one).split(',')).flatMap((word) => word.trim() || []);
}
