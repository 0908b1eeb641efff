import type { Publisher } from './publisher.ts';
import { isVersionOf, resolveVersion } from './requested-version.ts';
import type { PublisherTable } from './table.ts';

/** What one word of a person names: a publisher, perhaps with a version. */
export interface PublisherWord {
  readonly publisher: string;
  readonly version?: string | undefined;
}

/**
 * Reads a word as people type it: `ubuntu`, `ubuntu-24.04`, `ubuntu:24.04`, `sles-15-sp7`, or a version word that
 * belongs to one publisher alone (`al2023`, `amzn2`, `noble`). Undefined when it names none.
 */
export function readPublisherWord(word: string, table: PublisherTable): PublisherWord | undefined {
  const whole = table.find(word);
  if (whole !== undefined) return { publisher: whole.id };
  return withVersion(word, table) ?? byVersionWord(word.trim().toLowerCase(), table.all);
}

/** The longest publisher in front of a `-` or `:` wins: `fedora-coreos-43` is no version of `fedora`. */
function withVersion(word: string, table: PublisherTable): PublisherWord | undefined {
  for (let at = word.length - 1; at > 0; at -= 1) {
    if (word[at] !== '-' && word[at] !== ':') continue;
    const publisher = table.find(word.slice(0, at));
    const version = word.slice(at + 1);
    if (publisher === undefined) continue;
    const usual = [version, version.toLowerCase()].find((one) => isVersionOf(publisher, one));
    if (usual !== undefined) return { publisher: publisher.id, version: usual };
  }
  return undefined;
}

function byVersionWord(word: string, all: readonly Publisher[]): PublisherWord | undefined {
  if (!/^[a-z]/.test(word)) return undefined;
  const having = all.filter(({ versionWords }) => Object.hasOwn(versionWords ?? {}, word));
  const [only] = having;
  if (only === undefined || having.length > 1) return undefined;
  return { publisher: only.id, version: resolveVersion(only, word) };
}
