type Fields = Readonly<Record<string, unknown>>;

/**
 * Fields of an image the rest of which is refused: they are checked all the same, but not for what may stand in the
 * rest.
 */
export function withoutRest({ version, variant, fallback: _, ...others }: Fields): Fields {
  if (others.publisher !== undefined) return { version, variant, ...others };
  return others.owner === undefined ? { ...others, 'allow-any-owner': true } : others;
}
