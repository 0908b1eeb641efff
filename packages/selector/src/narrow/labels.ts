import { globMatcher } from '@ami-select/core';
import { ownerCondition } from '../conditions/owner-condition.ts';
import type { Image } from '../image/image.ts';
import { ownersIn } from '../publishers/expand.ts';
import { anyNames } from '../publishers/names-of.ts';
import type { Publisher } from '../publishers/publisher.ts';
import type { PublisherTable } from '../publishers/table.ts';
import { type Column, createColumn } from './column.ts';
import { type AcceptsLabel, createAcceptor, type Label, labelKey } from './label.ts';
import { type CandidateReader, candidatesOf } from './version-candidates.ts';

/** Images that no query tells apart but by their dates: read once. */
interface Kind {
  readonly image: Image;
  readonly lines: readonly KnownLine[];
}

interface KnownLine {
  readonly publisher: Publisher;
  readonly variant: string;
  readonly mayMatch: (name: string) => boolean;
  readonly candidates: CandidateReader;
}

/**
 * The labels of each image: several where variants share names, none where no query by publisher selects it. The
 * conditions of the label's own query decide, so that owner and name are evidence together, never the name alone.
 */
export function createLabels(images: readonly Image[], publishers: PublisherTable, now: Date): Column<Label> {
  const linesOf = lineReader(publishers);
  const accepts = createAcceptor(publishers, now);
  const kinds = createColumn(images, kindKey(linesOf), (image): readonly Kind[] => [
    { image, lines: linesOf(image).filter(({ mayMatch }) => mayMatch(image.name)) },
  ]);
  const versions = versionsOf(kinds.values.flat(), accepts);
  return { codes: kinds.codes, values: kinds.values.map(([kind]) => labelsOf(kind, versions, accepts)) };
}

function labelsOf(
  kind: Kind | undefined,
  versions: ReadonlyMap<string, ReadonlySet<string>>,
  accepts: AcceptsLabel,
): Label[] {
  const labels = new Map<string, Label>();
  for (const { publisher, variant } of kind?.lines ?? []) {
    for (const version of [undefined, ...(versions.get(publisher.id) ?? [])]) {
      const label = { publisher: publisher.id, version, variant };
      if (kind !== undefined && accepts(label, kind.image)) labels.set(labelKey(label), label);
    }
  }
  return [...labels.values()];
}

/** Every version of each publisher that the names have. */
function versionsOf(kinds: readonly Kind[], accepts: AcceptsLabel): Map<string, Set<string>> {
  const versions = new Map<string, Set<string>>();
  for (const { image, lines } of kinds) {
    for (const { publisher, variant, candidates } of lines) {
      const known = versions.get(publisher.id) ?? new Set();
      versions.set(publisher.id, known);
      const isFitting = (version: string): boolean =>
        accepts({ publisher: publisher.id, version, variant }, image);
      const version = candidates(image.name).find(isFitting);
      if (version !== undefined) known.add(version);
    }
  }
  return versions;
}

/** Reads the lines of the publishers that own an image. */
function lineReader(publishers: PublisherTable): (image: Image) => readonly KnownLine[] {
  const byOwner = new Map<string, readonly KnownLine[]>();
  return (image) => {
    const owner = ownerKey(image);
    const known = byOwner.get(owner) ?? publishers.all.filter((one) => owns(one, image)).flatMap(knownLines);
    byOwner.set(owner, known);
    return known;
  };
}

function owns(publisher: Publisher, image: Image): boolean {
  const owners = ownersIn(publisher, image.region);
  return owners !== undefined && ownerCondition(owners, 'publisher').accepts?.(image) === true;
}

function knownLines(publisher: Publisher): KnownLine[] {
  return publisher.lines.map((line) => ({
    publisher,
    variant: line.variant,
    mayMatch: globMatcher(anyNames(line)),
    candidates: candidatesOf(publisher, line),
  }));
}

/** A key for images that no query by publisher tells apart: equal but for the digits of dates and serials. */
function kindKey(linesOf: (image: Image) => readonly KnownLine[]): (image: Image) => string {
  return (image) => {
    const lines = linesOf(image);
    if (lines.length === 0) return '';
    const isVersion = (run: string): boolean =>
      lines.some(({ publisher }) => publisher.version.pattern.test(run));
    const name = image.name.replace(/\d{6,}/g, (run) =>
      isVersion(run) ? run : run.slice(0, 2) + '#'.repeat(run.length - 2),
    );
    return `${ownerKey(image)} ${image.architecture} ${name}`;
  };
}

function ownerKey({ region, ownerId, ownerAlias = '' }: Image): string {
  return `${region} ${ownerId} ${ownerAlias}`;
}
