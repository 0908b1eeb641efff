/** What the names of variables begin with that give the credentials of indexes. */
export const INDEX_PREFIX = 'AMI_SELECT_INDEX_';

/** Of the variables of one of `indexes`. */
export function prefixOf(name: string): string {
  return `${INDEX_PREFIX}${name.toUpperCase().replaceAll('-', '_')}_`;
}
