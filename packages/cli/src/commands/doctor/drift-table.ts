import type { LineReport, LineStatus } from '@ami-select/selector';

const HEAD = ['status', 'publisher', 'region', 'version', 'newest', 'finding'] as const;
const ORDER: readonly LineStatus[] = ['drifted', 'unknown', 'ok'];

/** A table of lines, what has drifted first; a line has a row for every finding. */
export function driftTable(lines: readonly LineReport[]): string[] {
  if (lines.length === 0) return [];
  const sorted = [...lines].sort((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
  const rows = [HEAD, ...sorted.flatMap(rowsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const texts = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  // Lines for different versions of a variant may have the same to say.
  return [...new Set(texts)];
}

/** How many lines have each status, and the price of the answer. */
export function summaryLine(lines: readonly LineReport[], calls: number): string {
  const counts = ORDER.map((status) => `${lines.filter((line) => line.status === status).length} ${status}`);
  return `${counts.join(', ')}; ${calls} API calls`;
}

/** The versions above those that rows name: nothing is wrong with them, and the rows can be brought up to date. */
export function newerLines(lines: readonly LineReport[]): string[] {
  const newer = lines.flatMap(({ publisher, newerVersion }) =>
    newerVersion === undefined ? [] : [`${publisher} ${newerVersion}`],
  );
  return newer.length === 0 ? [] : [`newer than the rows name: ${[...new Set(newer)].join(', ')}`];
}

function rowsOf(line: LineReport): string[][] {
  const { publisher, variant, region, status, version = '-', newest, findings } = line;
  const age = ageOf(newest?.ageDays);
  const [first, ...others] = findings.map(({ message }) => message);
  return [
    [status, `${publisher} ${variant}`, region, version || '-', age, first ?? newest?.name ?? ''],
    ...others.map((message) => ['', '', '', '', '', message]),
  ];
}

function ageOf(days: number | undefined): string {
  if (days === undefined) return '-';
  return days === 1 ? '1 day' : `${days} days`;
}
