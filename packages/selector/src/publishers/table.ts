import { almalinux } from './almalinux.ts';
import { alpine } from './alpine.ts';
import { amazonLinux } from './amazon-linux.ts';
import { arch } from './arch.ts';
import { bottlerocket } from './bottlerocket.ts';
import { centos } from './centos.ts';
import { debian } from './debian.ts';
import { deepLearning } from './deep-learning.ts';
import { ecs } from './ecs.ts';
import { eks } from './eks.ts';
import { fedora } from './fedora.ts';
import { fedoraCoreos } from './fedora-coreos.ts';
import { flatcar } from './flatcar.ts';
import { freebsd } from './freebsd.ts';
import { macos } from './macos.ts';
import { nixos } from './nixos.ts';
import { oracleLinux } from './oracle-linux.ts';
import type { Publisher } from './publisher.ts';
import { rhel } from './rhel.ts';
import { rocky } from './rocky.ts';
import { sles } from './sles.ts';
import { talos } from './talos.ts';
import { ubuntu } from './ubuntu.ts';
import { windows } from './windows.ts';

/** Every known publisher. */
export const PUBLISHERS: readonly Publisher[] = [
  ubuntu,
  debian,
  amazonLinux,
  rhel,
  fedora,
  fedoraCoreos,
  centos,
  almalinux,
  rocky,
  sles,
  freebsd,
  windows,
  macos,
  ecs,
  eks,
  bottlerocket,
  deepLearning,
  flatcar,
  nixos,
  arch,
  oracleLinux,
  alpine,
  talos,
];

/** The publishers that queries may name: the known ones, and those of a config. */
export interface PublisherTable {
  readonly all: readonly Publisher[];
  /** Every id and alias. */
  readonly words: readonly string[];
  /** The publisher with that id or alias, whatever its case. */
  find(word: string): Publisher | undefined;
}

/** A table of these publishers; a word belongs to the first one that has it. */
export function createPublisherTable(all: readonly Publisher[]): PublisherTable {
  const wordsOf = ({ id, aliases = [] }: Publisher): string[] => [id, ...aliases];
  const byWord = new Map<string, Publisher>();
  for (const publisher of all) {
    for (const word of wordsOf(publisher)) if (!byWord.has(word)) byWord.set(word, publisher);
  }
  return {
    all,
    words: [...byWord.keys()],
    find: (word) => byWord.get(word.trim().toLowerCase()),
  };
}

/** The table of the known publishers alone. */
export const KNOWN_PUBLISHERS: PublisherTable = createPublisherTable(PUBLISHERS);

/** Every id and alias of the known publishers. */
export function publisherWords(): string[] {
  return [...KNOWN_PUBLISHERS.words];
}

/** The known publisher with that id or alias. */
export function findPublisher(word: string): Publisher | undefined {
  return KNOWN_PUBLISHERS.find(word);
}
