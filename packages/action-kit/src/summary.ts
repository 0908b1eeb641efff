/** Markdown for the job summary. Cells are untrusted text: they can contain neither markup nor new cells. */
export interface SummaryTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentence below the table. */
  readonly note?: string;
}

export function renderTable({ title, header, rows, note }: SummaryTable): string {
  const lines = [
    `### ${escapeMarkdown(title)}`,
    '',
    renderRow(header),
    renderRow(header.map(() => '---')),
    ...rows.map((row) => renderRow(row.map(escapeMarkdown))),
    '',
  ];
  if (note !== undefined) lines.push(escapeMarkdown(note), '');
  return `${lines.join('\n')}\n`;
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|!]/g, '\\$&')
    .replace(/\s*[\r\n]+\s*/g, ' ');
}
