import { normalizeName } from '../requirements/requirement.ts';

/** The parts of a wheel's file name (PEP 427). */
export interface WheelName {
  readonly filename: string;
  /** Normalised project name. */
  readonly key: string;
  readonly version: string;
  /** Expanded tags, such as `py3-none-any`. */
  readonly tags: readonly string[];
}

/** No disk takes more; the tags of a longer one would be more than a machine can try. */
const LONGEST_NAME = 255;

/** Reads a wheel's file name; undefined for any other file. */
export function parseWheelName(filename: string): WheelName | undefined {
  const isName = filename.length <= LONGEST_NAME && /^[A-Za-z0-9._-]+\.whl$/.test(filename);
  const parts = isName ? filename.slice(0, -'.whl'.length).split('-') : [];
  if (parts.length !== 5 && parts.length !== 6) return undefined;
  const [name = '', version = ''] = parts;
  const [pythons = '', abis = '', platforms = ''] = parts.slice(-3);
  const tags = pythons.split('.').flatMap((python) => {
    return abis
      .split('.')
      .flatMap((abi) => platforms.split('.').map((platform) => `${python}-${abi}-${platform}`));
  });
  return { filename, key: normalizeName(name), version, tags };
}
