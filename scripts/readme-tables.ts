/** The part of an action.yml that its README shows. */
export interface ActionFile {
  readonly inputs?: Readonly<Record<string, InputField>>;
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>;
}

interface InputField {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: unknown;
}

/** Puts fresh tables between the markers of a README: `<!-- inputs -->` to `<!-- /inputs -->`, and the same for outputs. */
export function fillTables(readme: string, { inputs = {}, outputs = {} }: ActionFile): string {
  const withInputs = fill(readme, 'inputs', renderInputs(inputs));
  return fill(withInputs, 'outputs', renderOutputs(outputs));
}

function fill(readme: string, marker: string, table: string): string {
  const begin = readme.indexOf(`<!-- ${marker} -->`);
  const end = readme.indexOf(`<!-- /${marker} -->`);
  if (begin < 0 || end < begin)
    throw new Error(`the markers <!-- ${marker} --> and <!-- /${marker} --> are missing`);
  return `${readme.slice(0, begin)}<!-- ${marker} -->\n${table}\n${readme.slice(end)}`;
}

function renderInputs(inputs: Readonly<Record<string, InputField>>): string {
  const rows = Object.entries(inputs).map(([name, { description, required, default: value }]) => {
    return [
      `\`${name}\`${required ? ' (required)' : ''}`,
      describe(name, description),
      value === undefined ? '' : `\`${value}\``,
    ];
  });
  return renderTable(['input', 'meaning', 'default'], rows);
}

function renderOutputs(outputs: NonNullable<ActionFile['outputs']>): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    describe(name, description),
  ]);
  return renderTable(['output', 'meaning'], rows);
}

function describe(name: string, description: string | undefined): string {
  if (description === undefined) throw new Error(`${name} has no description`);
  return description
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

/** Columns are padded as the formatter pads them, so that both agree. */
function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) =>
    Math.max(3, ...[header, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const renderRow = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [header, rule, ...rows].map(renderRow).join('\n');
}
