const UNITS = [
  { letter: 'w', milliseconds: 604_800_000 },
  { letter: 'd', milliseconds: 86_400_000 },
  { letter: 'h', milliseconds: 3_600_000 },
  { letter: 'm', milliseconds: 60_000 },
  { letter: 's', milliseconds: 1_000 },
] as const;

/** Milliseconds of a duration such as `90s`, `45m`, `1h30m`, `3d` or `2w`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const match = /^(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
  if (match === null || text === '') return undefined;
  let total = 0;
  for (const [index, unit] of UNITS.entries()) total += Number(match[index + 1] ?? 0) * unit.milliseconds;
  return total;
}

/** A string that `parseDuration` reads as these milliseconds: whole seconds, in days, hours, minutes and seconds. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds / 1_000) * 1_000;
  let text = '';
  for (const unit of UNITS.slice(1)) {
    const count = Math.floor(rest / unit.milliseconds);
    rest -= count * unit.milliseconds;
    if (count > 0) text += `${count}${unit.letter}`;
  }
  return text === '' ? '0s' : text;
}
