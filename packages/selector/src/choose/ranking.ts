import { type Image, isDeprecated } from '../image/image.ts';
import { newestFirst } from '../image/image-age.ts';
import { compareNumbers } from '../publishers/version-numbers.ts';
import { compareVersions, type Version, versionOf } from './version.ts';
import { withoutBuild } from './version-noise.ts';

/** The property that decides between two images. */
export type RankKey = 'life' | 'version' | 'date' | 'name' | 'id';

export interface RankingRules {
  readonly order: 'date' | 'version' | 'exactly-one';
  readonly now: Date;
  /** Its groups are compared one after the other, each as one dotted group. */
  readonly versionInName?: RegExp | undefined;
}

/** A total order over images, independent of their order in a response. */
export interface Ranking {
  /** Negative when `left` is better. Zero only for the same image. */
  compare(left: Image, right: Image): number;
  /** The property that `compare` decided by. */
  decidedBy(left: Image, right: Image): RankKey;
}

type Step = readonly [RankKey, (left: Image, right: Image) => number];

export function createRanking(rules: RankingRules): Ranking {
  const steps = stepsOf(rules);
  const decide = (left: Image, right: Image): readonly [RankKey, number] => {
    for (const [key, compare] of steps) {
      const difference = compare(left, right);
      if (difference !== 0) return [key, difference];
    }
    return ['id', 0];
  };
  return {
    compare: (left, right) => decide(left, right)[1],
    decidedBy: (left, right) => decide(left, right)[0],
  };
}

function stepsOf({ order, now, versionInName }: RankingRules): Step[] {
  const life = (image: Image): number =>
    (image.state === 'disabled' ? 2 : 0) + (isDeprecated(image, now) ? 1 : 0);
  const version = remembering((image) => versionOf(image.name, versionInName));
  const byVersion: Step = ['version', (left, right) => compareVersions(version(right), version(left))];
  return [
    ['life', (left, right) => life(left) - life(right)],
    ...(order === 'version' ? [byVersion] : []),
    ['date', newestFirst],
    ['name', (left, right) => compareNames(right.name, left.name)],
    ['id', (left, right) => compareText(left.id, right.id)],
  ];
}

/** An image is compared many times: its version is read once. */
function remembering(read: (image: Image) => Version): (image: Image) => Version {
  const known = new WeakMap<Image, Version>();
  return (image) => {
    const version = known.get(image) ?? read(image);
    known.set(image, version);
    return version;
  };
}

/**
 * Numbers in names count as numbers, so that "43" beats "5". Dates and ids matter only where the names differ in
 * nothing else.
 */
function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return compareNatural(stemOf(left), stemOf(right)) || compareNatural(left, right);
}

function stemOf(name: string): string {
  return withoutBuild(name).replace(/[-._/\s]+$/, '');
}

function compareNatural(left: string, right: string): number {
  return compareNumbers(numbersIn(left), numbersIn(right)) || compareText(left, right);
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
