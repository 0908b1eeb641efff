/** The part of a mutation testing report that is read here (mutation-testing-report-schema). */
export interface MutationReport {
  readonly files: Readonly<Record<string, ReportedFile>>;
}

interface ReportedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Count of the mutants of one file that the tests found, and the mutants that they did not find. */
export interface FileScore {
  readonly file: string;
  readonly killed: number;
  readonly total: number;
  readonly survivors: readonly Survivor[];
}

export interface Survivor {
  /** `original -> replacement`, white space collapsed: the same when lines move. */
  readonly mutant: string;
  readonly line: number;
}

const KILLED = new Set(['Killed', 'Timeout']);
const SURVIVED = new Set(['Survived', 'NoCoverage']);

export function scoreFiles(report: MutationReport): readonly FileScore[] {
  return Object.entries(report.files).map(([file, { source, mutants }]) => {
    const killed = mutants.filter(({ status }) => KILLED.has(status)).length;
    const survivors = mutants
      .filter(({ status }) => SURVIVED.has(status))
      .map((mutant) => ({ mutant: describe(mutant, source.split('\n')), line: mutant.location.start.line }));
    return { file, killed, total: killed + survivors.length, survivors };
  });
}

function describe({ location: { start, end }, replacement = '' }: Mutant, lines: readonly string[]): string {
  const covered = lines.slice(start.line - 1, end.line);
  const last = covered.length - 1;
  const original = covered.map((line, at) =>
    line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined),
  );
  return `${original.join(' ')} -> ${replacement}`.replace(/\s+/g, ' ').trim();
}
