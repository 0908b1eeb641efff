import { forSummary } from '@ami-select/core';

/** Markdown for the job summary. Title, cells and note may have text of other people: they stay text. */
export interface SummaryTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the table; each of several is a paragraph. */
  readonly note?: string | readonly string[];
}

/** The runner drops a summary of more than 1 MiB, and says nothing of it. */
const MOST_ROWS = 2_000;

export function renderTable({ title, header, rows, note = [] }: SummaryTable): string {
  const lines = [
    `### ${forSummary(title)}`,
    '',
    renderRow(header),
    renderRow(header.map(() => '---')),
    ...rows.slice(0, MOST_ROWS).map((row) => renderRow(row.map(forSummary))),
    '',
  ];
  if (rows.length > MOST_ROWS) lines.push(`${rows.length - MOST_ROWS} more rows are left out.`, '');
  for (const sentence of [note].flat()) lines.push(forSummary(sentence), '');
  return `${lines.join('\n')}\n`;
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
