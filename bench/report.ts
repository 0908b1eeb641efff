/** One line of a benchmark: what was measured, what it was measured against, and the bound that we promise. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly unit: 'ms' | 'MB' | 'MiB' | 'per second' | 'bytes';
  readonly peer?: { readonly name: string; readonly value: number };
  /** The promise, as a ratio to the peer or as an absolute figure. */
  readonly promise: { readonly atMost: number } | { readonly atLeast: number };
}

/** Prints the rows as a Markdown table; the ratio is ours to the peer's. */
export function report(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n`);
  console.log('| what | ours | peer | ratio | promise | |');
  console.log('|---|---|---|---|---|---|');
  for (const row of rows) console.log(line(row));
}

function line(row: Row): string {
  const judged = row.peer ? row.ours / row.peer.value : row.ours;
  const kept = 'atMost' in row.promise ? judged <= row.promise.atMost : judged >= row.promise.atLeast;
  const cells = [
    row.what,
    `${round(row.ours)} ${row.unit}`,
    row.peer ? `${round(row.peer.value)} ${row.unit} (${row.peer.name})` : '',
    row.peer ? judged.toFixed(3) : '',
    'atMost' in row.promise ? `at most ${row.promise.atMost}` : `at least ${row.promise.atLeast}`,
    kept ? 'kept' : 'MISSED',
  ];
  return `| ${cells.join(' | ')} |`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
