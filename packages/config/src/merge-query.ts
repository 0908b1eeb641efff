type Fields = Readonly<Record<string, unknown>>;

/** Puts the fields of flags over those of the config; a flag replaces a field in whatever spelling the file has it. */
export function mergeQueryFields(file: Fields, flags: Fields): Fields {
  const replaced = new Set(Object.keys(flags).map(canonical));
  const kept = Object.entries(file).filter(([key]) => !replaced.has(canonical(key)));
  return { ...Object.fromEntries(kept), ...flags };
}

/** `owner`, `owners` and `Owners` are one field; so are `root-device-type` and `rootDeviceType`. */
function canonical(key: string): string {
  return key.replaceAll(/[-_]/g, '').toLowerCase().replace(/s$/, '');
}
