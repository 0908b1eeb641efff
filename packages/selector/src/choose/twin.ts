import type { Image } from '../image/image.ts';
import type { Ranking } from './ranking.ts';
import { meaningOf } from './version-noise.ts';

/** The images of one release are created within hours; those of the next day are another release. */
const ONE_RELEASE_MS = 12 * 3_600_000;

/** An image that stands beside the selected one by order and release, though it means something else. */
export interface Twin {
  readonly image: Image;
  /** What both differ in, as text. */
  readonly difference: string;
  /** Another product, and only name or id decide between both. */
  readonly isUndecided: boolean;
}

/**
 * The first of `others` that is no other build of `image` but another image of the same release: equal in life and
 * version, created within twelve hours, and different in architecture or in a word of the name that is no build.
 */
export function twinOf(image: Image, others: readonly Image[], ranking: Ranking): Twin | undefined {
  const twins = others.flatMap((other): Twin[] => {
    const key = ranking.decidedBy(image, other);
    const isTie = key === 'name' || key === 'id';
    if (other.id === image.id || !(isTie || (key === 'date' && isSameRelease(image, other)))) return [];
    const words = differingWords(image, other);
    if (words !== undefined) return [{ image: other, difference: words, isUndecided: isTie }];
    if (image.architecture === other.architecture) return [];
    const difference = `architecture: ${image.architecture} and ${other.architecture}`;
    return [{ image: other, difference, isUndecided: false }];
  });
  return twins.find((twin) => twin.isUndecided) ?? twins[0];
}

function isSameRelease(left: Image, right: Image): boolean {
  const [one, other] = [left.creationDate, right.creationDate].map((date) => date?.getTime());
  return one !== undefined && other !== undefined && Math.abs(one - other) <= ONE_RELEASE_MS;
}

function differingWords(left: Image, right: Image): string | undefined {
  const [here, there] = [meaningOf(left.name, right.name), meaningOf(right.name, left.name)];
  const onlyHere = here.filter((word) => !there.includes(word));
  const onlyThere = there.filter((word) => !here.includes(word));
  if (onlyHere.length + onlyThere.length === 0) return undefined;
  return `${quoted(onlyHere)} and ${quoted(onlyThere)} in their names`;
}

function quoted(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : `"${words.join(' ')}"`;
}
