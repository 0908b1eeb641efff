type Rows = readonly (readonly string[])[];

/** Outputs of an action.yml. */
export type Outputs = Readonly<Record<string, { readonly description?: string }>>;

/** Puts a fresh table between two markers of a README, such as `<!-- inputs -->` and `<!-- /inputs -->`. */
export function fillTable(
  readme: string,
  marker: string,
  { header, rows }: { readonly header: readonly string[]; readonly rows: Rows },
): string {
  const begin = readme.indexOf(`<!-- ${marker} -->`);
  const end = readme.indexOf(`<!-- /${marker} -->`);
  if (begin < 0 || end < begin)
    throw new Error(`the markers <!-- ${marker} --> and <!-- /${marker} --> are missing`);
  const table = renderTable(
    header,
    rows.map((cells) => cells.map(escapeCell)),
  );
  return `${readme.slice(0, begin)}<!-- ${marker} -->\n${table}\n${readme.slice(end)}`;
}

/** Puts a table of Markdown between the markers `<!-- name:start -->` and `<!-- name:end -->`, its columns padded. */
export function fillMarkdownTable(text: string, name: string, table: string): string {
  const [before, rest] = text.split(`<!-- ${name}:start -->\n`);
  const after = rest?.split(`<!-- ${name}:end -->`)[1];
  if (after === undefined) throw new Error(`the markers of ${name} are missing`);
  const [header = [], , ...rows] = table.split('\n').map((line) => line.split('|').slice(1, -1));
  const trimmed = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim());
  const padded = renderTable(trimmed(header), rows.map(trimmed));
  return `${before}<!-- ${name}:start -->\n${padded}\n<!-- ${name}:end -->${after}`;
}

/** Rows of a table of outputs: output, meaning. */
export function outputRows(outputs: Outputs): Rows {
  return Object.entries(outputs).map(([name, { description }]) => {
    if (description === undefined) throw new Error(`${name} has no description`);
    return [`\`${name}\``, description];
  });
}

function escapeCell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

/** Columns are padded as the formatter pads them, so that both agree. */
function renderTable(header: readonly string[], rows: Rows): string {
  const widths = header.map((_, column) =>
    Math.max(3, ...[header, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const renderRow = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [header, rule, ...rows].map(renderRow).join('\n');
}
