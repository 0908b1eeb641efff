import type { Selection } from './selection.ts';

/** Why an image was selected, without its id and name: `the best of 14 matches by creation date, newest first`. */
export function whyItWon({ image, reasons }: Pick<Selection, 'image' | 'reasons'>): string {
  const [first = '', ...others] = reasons;
  const subject = `${image.id} (${image.name || 'no name'}`;
  const end = ') is ';
  const at = first.startsWith(subject) ? first.indexOf(end, subject.length) : -1;
  const why = at === -1 ? first : first.slice(at + end.length);
  return [why, ...others.filter((reason) => FALLBACK.test(reason))].join('; ');
}

/** A fallback decides as well, though it comes last. */
const FALLBACK = /^fallback \d+ was used/;
