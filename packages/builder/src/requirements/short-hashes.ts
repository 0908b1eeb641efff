const MOST_SHOWN = 3;

/** The beginnings of some hashes, for a message; a package has up to a hundred. */
export function shortHashes(hashes: readonly string[]): string {
  const shown = hashes.slice(0, MOST_SHOWN).map((hash) => hash.replace(/(?<=:.{12}).+$/, '…'));
  const more = hashes.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' ');
}
