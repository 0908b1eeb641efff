import { IMAGE_FIELDS } from '../schema/image-fields.ts';
import { nameOf } from './read-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Puts the fields of flags over those of the config; a flag replaces a field in whatever spelling the file has it. */
export function mergeQueryFields(file: Fields, flags: Fields): Fields {
  const replaced = new Set(Object.keys(flags).map(canonical));
  const kept = Object.entries(file).filter(([key]) => !replaced.has(canonical(key)));
  return { ...Object.fromEntries(kept), ...flags };
}

/** `owners` is `owner`, `rootDeviceType` is `root-device-type`. */
function canonical(key: string): string {
  return nameOf(IMAGE_FIELDS, key) ?? key;
}
