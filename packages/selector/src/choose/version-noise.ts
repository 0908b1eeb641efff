/** Words with digits that are not part of a version. */
const WORDS =
  /x86[_-]64|amd64|arm64|aarch64|i386|i686|(?<![a-z])(?:gp[23]|io[12]|ext[34]|ec2|s3|k8s)(?![a-z0-9])|utf-?8|sha256|64-?bit|32-?bit/gi;

const UUID = /(?<![a-z0-9])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![a-z0-9])/gi;

/** 2026-01-15, 2026_01_15, and 2026.01.15 where it follows something: alone it is a version by date. */
const DATE = /(?<!\d)20\d\d(?:-(?:0[1-9]|1[0-2])-|_(?:0[1-9]|1[0-2])_)[0-3]\d(?:t\d{4,6}z?)?(?![a-z0-9])/gi;
const DOTTED_DATE = /(?<=\d.*[^\d.])20\d\d\.(?:0[1-9]|1[0-2])\.[0-3]\d(?![\d.])/g;

/** Words of letters and digits: hexadecimal ones of seven and more, also as `git describe` writes them. */
const HEX = /(?<![a-z0-9])g?(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}(?![a-z0-9])/gi;
/** Other ids, such as those of products: letters and digits in turns. */
const MIXED = /(?<![a-z0-9])(?=[a-z0-9]{7,})[a-z]*\d+[a-z]+\d+[a-z0-9]*(?![a-z0-9])/gi;

/** Dates, times and hashes of digits alone, with the number of the day's build: numbers of versions are shorter. */
const LONG = /\d{7,}(?:\.\d+)*/g;

/** A name without dates, ids, hashes and the words whose digits say something else. */
export function withoutIds(name: string): string {
  return withoutBuild(name).replace(WORDS, ' ');
}

/** A name without what changes from build to build: dates, ids and hashes. */
export function withoutBuild(name: string): string {
  return maskBuild(name, ' ');
}

/** A name with a mask in the place of every date, id and hash. */
export function maskBuild(name: string, mask: string): string {
  return [UUID, DATE, DOTTED_DATE, HEX, MIXED, LONG].reduce((text, noise) => text.replace(noise, mask), name);
}

const BUILD = /^(?:[vbrp]?\d+|(?:rev|run|build|ga|rc|pre|preview|beta|alpha|dev|nightly|snapshot)\d*)$/;
const ARCHITECTURE = /x86[_-]64|amd64|arm64|aarch64|i386|i686/gi;

/**
 * The words of a name that say which image it is: neither builds nor architecture. Dotted numbers are among them
 * only where both names are of one date: then they are no later version but another product.
 */
export function meaningOf(name: string, other: string): string[] {
  const words = withoutBuild(name).replace(ARCHITECTURE, ' ').toLowerCase();
  const isOfOneDate = dateIn(name) !== undefined && dateIn(name) === dateIn(other);
  const all = words.match(/[a-z]*\d+(?:\.\d+)+|[a-z0-9]+/g) ?? [];
  return all.filter((word) => !BUILD.test(word) && (isOfOneDate || !word.includes('.')));
}

function dateIn(name: string): string | undefined {
  return name.match(DATE)?.[0] ?? name.match(DOTTED_DATE)?.[0] ?? name.match(LONG)?.[0];
}
