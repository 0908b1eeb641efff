/** A date of EC2; undefined when it is absent or not a date. */
export function dateOf(value: string | Date | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
