import type { Publisher, PublisherLine } from './publisher.ts';

/** EC2 takes 200 values in all filters of a request; one says the state. */
const MOST_VALUES = 199;

/** Globs of the names of all images of a publisher, for a listing to narrow; undefined where EC2 does not take so many. */
export function namesOf({ lines }: Publisher): readonly string[] | undefined {
  const names = [...new Set(lines.flatMap(anyNames))];
  return names.length > MOST_VALUES ? undefined : names;
}

/** The globs of a line, for any version and architecture. */
export function anyNames({ names }: PublisherLine): string[] {
  return names.map((glob) => glob.replace(/\{(?:version|arch)\}/g, '*'));
}
