import type { Problem } from '@ami-select/core';
import { type Architecture, architectureOf } from '../image/architecture.ts';
import { everyPartition } from '../publishers/every-partition.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { createPublisherTable, KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import { checkOwnPublisher, checkWord } from './check-own-publisher.ts';
import { hasVersion, versionPattern } from './name-template.ts';
import type { OwnPublisher } from './own-publisher.ts';

export interface OwnPublishers {
  /** The known publishers and those of the rows, also rows with problems, so that one mistake is one message. */
  readonly publishers: PublisherTable;
  /** Every problem, with fields such as `publishers.corp.owner`. */
  readonly problems: readonly Problem[];
}

/** The known publishers and one's own, which queries name in the same way. Never throws. */
export function withOwnPublishers(
  rows: Readonly<Record<string, OwnPublisher>>,
  known: PublisherTable = KNOWN_PUBLISHERS,
): OwnPublishers {
  const own: Publisher[] = [];
  const problems: Problem[] = [];
  for (const [word, row] of Object.entries(rows)) {
    const wrongWord = checkWord(word, known);
    if (wrongWord.length === 0) own.push(toPublisher(word, row));
    problems.push(...[...wrongWord, ...checkOwnPublisher(row)].map((problem) => at(word, problem)));
  }
  return { publishers: createPublisherTable([...known.all, ...own]), problems };
}

function at(word: string, { field, message }: Problem): Problem {
  return { field: ['publishers', word, ...(field === undefined ? [] : [field])].join('.'), message };
}

const NO_VERSION = /(?!)/;

function toPublisher(id: string, row: OwnPublisher): Publisher {
  const { owner = [], names = ['*'], exclude, parameter, user } = row;
  const words = wordsOf(row);
  const versioned = names.some(hasVersion);
  const inName = versioned
    ? versionPattern(
        names,
        words.map(([, word]) => word),
      )
    : undefined;
  return {
    id,
    title: id,
    owners: everyPartition(owner),
    ...(user !== undefined && { sshUser: user }),
    archWords: Object.fromEntries(words),
    architectures: words.map(([architecture]) => architecture),
    version: {
      pattern: versioned ? /^v?\d[\w.+-]*$/ : NO_VERSION,
      example: '1.2',
      ...(inName !== undefined && { inName }),
    },
    ...(inName !== undefined && { versionInName: inName }),
    order: row.order ?? (versioned ? 'version' : 'date'),
    lines: [
      {
        variant: 'standard',
        names: [...new Set(names.flatMap(withLaterParts))],
        ...(exclude !== undefined && { exclude }),
        ...(parameter !== undefined && { ssmParameter: parameter }),
      },
    ],
    evidence: { source: 'ami-select.yml', verified: true },
  };
}

/** Version 1.2 is 1.2 itself and 1.2.3, never 1.20. */
function withLaterParts(name: string): string[] {
  if (!hasVersion(name)) return [name];
  const plain = name.replace('{version}.*', '{version}');
  return [plain, plain.replace('{version}', '{version}.*')];
}

function wordsOf({ architectures = ['x86_64', 'arm64'] }: OwnPublisher): (readonly [Architecture, string])[] {
  return architectures.flatMap((word) => {
    const architecture = architectureOf(word);
    return architecture === undefined ? [] : [[architecture, word] as const];
  });
}
