import { resolveQuery } from '../conditions/resolve-query.ts';
import { SelectorError } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';

/** The words of a query by publisher that selects an image. */
export interface Label {
  readonly publisher: string;
  /** Undefined: the query without a version. */
  readonly version: string | undefined;
  readonly variant: string;
}

/** Whether the query of a label selects an image, in its architecture and whatever its age. */
export type AcceptsLabel = (label: Label, image: Image) => boolean;

/** Asks the conditions of the queries themselves; the conditions of each query are made once. */
export function createAcceptor(publishers: PublisherTable, now: Date): AcceptsLabel {
  const known = new Map<string, (image: Image) => boolean>();
  const acceptor = (label: Label, { region, architecture }: Image): ((image: Image) => boolean) => {
    const query: ImageQuery = { ...label, architecture, includeDeprecated: true };
    if (!isValid(query, publishers)) return () => false;
    const { conditions } = resolveQuery(query, { region, now, publishers });
    return (image) => conditions.every(({ accepts }) => accepts?.(image) !== false);
  };
  return (label, image) => {
    const key = `${image.region} ${image.architecture} ${labelKey(label)}`;
    const accepts = known.get(key) ?? acceptor(label, image);
    known.set(key, accepts);
    return accepts(image);
  };
}

function isValid(query: ImageQuery, publishers: PublisherTable): boolean {
  try {
    parseImageQuery(query, publishers);
    return true;
  } catch (error) {
    if (error instanceof SelectorError) return false;
    throw error;
  }
}

/** Equal for equal labels. */
export function labelKey({ publisher, version, variant }: Label): string {
  return JSON.stringify([publisher, version, variant]);
}
