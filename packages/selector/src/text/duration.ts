const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds of `45m`, `12h`, `3d` or `2w`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,5})([mhdw])$/.exec(text);
  const unit = UNIT_MS[match?.[2] ?? ''];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
