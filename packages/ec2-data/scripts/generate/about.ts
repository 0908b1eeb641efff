import { readExtract } from '../files.ts';
import type { Source } from '../sources.ts';

/** The header of an extract as it stands in generated tables: without the hash of the download. */
export function aboutOf(
  extract: string,
  { keepHash = false }: { readonly keepHash?: boolean } = {},
): Source[] {
  const { source, version, date, sha256 } = readExtract<{ readonly about: Source }>(extract).about;
  return [keepHash && sha256 !== undefined ? { source, version, date, sha256 } : { source, version, date }];
}
