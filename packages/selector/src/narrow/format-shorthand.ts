import type { ImageQuery } from '../query/image-query.ts';

const BY_PUBLISHER: readonly string[] = ['publisher', 'version', 'variant', 'architecture'];
const BY_OWNER: readonly string[] = ['owners', 'name', 'architecture'];

/** The one-line form of a query, such as `debian/12@arm64` or `self/corp-*`; undefined where it needs more. */
export function formatShorthand(query: ImageQuery): string | undefined {
  const fields = Object.entries(query).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const hasOnly = (allowed: readonly string[]): boolean => fields.every((field) => allowed.includes(field));
  const { publisher, version, variant, owners, name } = query;
  if (publisher !== undefined && hasOnly(BY_PUBLISHER)) {
    // Its place is after the version.
    if (variant !== undefined && version === undefined) return undefined;
    return joined([publisher, version, variant], query);
  }
  if (owners?.length !== 1 || (name?.length ?? 0) > 1 || !hasOnly(BY_OWNER)) return undefined;
  // What follows an @ is read as the architecture.
  return name?.[0]?.includes('@') === true ? undefined : joined([owners[0], name?.[0]], query);
}

function joined(words: readonly (string | undefined)[], { architecture }: ImageQuery): string {
  const path = words.filter((word) => word !== undefined).join('/');
  return architecture === undefined ? path : `${path}@${architecture}`;
}
