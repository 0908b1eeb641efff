import { normalizeName } from '../requirements/requirement.ts';
import { isVersion } from '../requirements/version.ts';
import { type BuildTag, readBuildTag } from './build-tag.ts';

/** The parts of a wheel's file name (PEP 427). */
export interface WheelName {
  readonly filename: string;
  /** Normalised project name. */
  readonly key: string;
  readonly version: string;
  /** Absent in most names. */
  readonly build?: BuildTag | undefined;
  /** Expanded tags, such as `py3-none-any`. */
  readonly tags: readonly string[];
}

/** No disk takes more. */
const LONGEST_NAME = 255;

/** No real wheel has more than some dozens of tags; a short name can have a hundred thousand. */
const MOST_TAGS = 1_000;

/** Letters of names, tags, and versions with an epoch (`1!2.0`) or a local part (`2.3.1+cpu`). */
const WHEEL = /^[A-Za-z0-9._+!-]+\.whl$/;

/** Reads a wheel's file name; undefined for any other file. */
export function parseWheelName(filename: string): WheelName | undefined {
  const isName = filename.length <= LONGEST_NAME && WHEEL.test(filename);
  const parts = isName ? filename.slice(0, -'.whl'.length).split('-') : [];
  if (parts.length !== 5 && parts.length !== 6) return undefined;
  const [name = '', version = ''] = parts;
  if (!/^[A-Za-z0-9._]+$/.test(name) || !isVersion(version)) return undefined;
  const build = parts.length === 6 ? readBuildTag(parts[2] ?? '') : undefined;
  if (parts.length === 6 && build === undefined) return undefined;
  const tags = expandTags(parts.slice(-3));
  return tags && { filename, key: normalizeName(name), version, ...(build && { build }), tags };
}

/** Every tag of a compressed set (PEP 425); undefined for what is none. */
function expandTags(parts: readonly string[]): readonly string[] | undefined {
  const [pythons = [], abis = [], platforms = []] = parts.map((part) => part.toLowerCase().split('.'));
  const isSet = [...pythons, ...abis, ...platforms].every((tag) => /^\w+$/.test(tag));
  if (!isSet || pythons.length * abis.length * platforms.length > MOST_TAGS) return undefined;
  return pythons.flatMap((python) => {
    return abis.flatMap((abi) => platforms.map((platform) => `${python}-${abi}-${platform}`));
  });
}
