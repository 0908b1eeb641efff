/** One line of a benchmark: what was measured, what it was measured against, and the bound that we promise. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly unit: 'ms' | 's' | '%' | 'calls' | 'MB' | 'MiB' | 'per second' | 'bytes';
  readonly peer?: { readonly name: string; readonly value: number };
  /** The promise, as a ratio to the peer or as an absolute figure; absent where the row only informs. */
  readonly promise?: { readonly atMost: number } | { readonly atLeast: number };
}

/** Prints the rows as a Markdown table; the ratio is ours to the peer's. */
export function report(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n`);
  console.log('| what | ours | peer | ratio | promise | |');
  console.log('|---|---|---|---|---|---|');
  for (const row of rows) console.log(line(row));
}

function line({ what, ours, unit, peer, promise }: Row): string {
  const judged = peer ? ours / peer.value : ours;
  const cells = [
    what,
    `${round(ours)} ${unit}`,
    peer ? `${round(peer.value)} ${unit} (${peer.name})` : '',
    peer ? judged.toFixed(3) : '',
    ...verdict(judged, promise),
  ];
  return `| ${cells.join(' | ')} |`;
}

function verdict(judged: number, promise: Row['promise']): [promised: string, kept: string] {
  if (promise === undefined) return ['', ''];
  if ('atMost' in promise) {
    return [`at most ${shortest(promise.atMost)}`, judged <= promise.atMost ? 'kept' : 'MISSED'];
  }
  return [`at least ${shortest(promise.atLeast)}`, judged >= promise.atLeast ? 'kept' : 'MISSED'];
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** Three decimals at most, none where none are needed. */
function shortest(value: number): string {
  return String(Number(value.toFixed(3)));
}
