const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Does a text start with a day that is on the calendar? JavaScript takes 30 February for a day in March. */
export function startsWithDay(text: string): boolean {
  const [day] = text.match(DAY) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}
