import type { LineReport, LineStatus, Skipped } from '@ami-select/selector';

const HEAD = ['status', 'publisher', 'region', 'version', 'newest', 'finding'] as const;
const ORDER: readonly LineStatus[] = ['drifted', 'unknown', 'ok'];

/**
 * A table of lines, what has drifted first; a line has a row for every finding. What could not be checked for one reason
 * is one row.
 */
export function driftTable(lines: readonly LineReport[]): string[] {
  if (lines.length === 0) return [];
  const of = (wanted: LineStatus): LineReport[] => lines.filter(({ status }) => status === wanted);
  const rows = [
    HEAD,
    ...of('drifted').flatMap(rowsOf),
    ...unknownRows(of('unknown')),
    ...of('ok').flatMap(rowsOf),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The publishers that were not checked, and why. */
export function skippedLines(skipped: readonly Skipped[]): string[] {
  return skipped.length === 0 ? [] : [`skipped: ${skipped.map(({ message }) => message).join('; ')}`];
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
  const { region, status, version = '-', newest, findings } = line;
  const age = ageOf(newest?.ageDays);
  const [first, ...others] = findings.map(({ message }) => message);
  return [
    [status, subjectOf(line), region, version || '-', age, first ?? newest?.name ?? ''],
    ...others.map((message) => ['', '', '', '', '', message]),
  ];
}

function subjectOf({ publisher, variant, line }: LineReport): string {
  return `${publisher} ${variant}${line === undefined ? '' : ` (${line})`}`;
}

/** Lines of a region that could not be checked for one reason are a row together. */
function unknownRows(lines: readonly LineReport[]): string[][] {
  const groups = new Map<string, LineReport[]>();
  for (const line of lines) {
    const key = [line.region, ...line.findings.map(({ message }) => message)].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    if (others.length === 0) return rowsOf(first);
    const message = first.findings.map((finding) => finding.message).join('; ');
    return [[first.status, `${group.length} lines`, first.region, '-', '-', message]];
  });
}

function ageOf(days: number | undefined): string {
  if (days === undefined) return '-';
  return days === 1 ? '1 day' : `${days} days`;
}
