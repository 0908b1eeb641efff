/** A line of a file of the project. */
export interface TestPlace {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** `tests/test_app.py:12: AssertionError`, as pytest ends a trace. */
const TRACE_LINE = /^([^\s:][^\n:]*):(\d{1,7}): /gm;

/** The place of a failed test: where its trace ends in the project, else what its attributes say. */
export function placeOf(trace: string, file: string, line: unknown): TestPlace {
  for (const [, path = '', number] of [...trace.matchAll(TRACE_LINE)].reverse())
    if (isInside(path)) return { file: path, line: Number(number) };
  if (!isInside(file)) return {};
  return /^\d{1,7}$/.test(String(line)) && Number(line) > 0 ? { file, line: Number(line) } : { file };
}

/** A path of the workspace, not of what is installed, nor `<frozen os>` and `<string>`, which are no files. */
function isInside(path: string): boolean {
  if (path === '' || path.length > 500 || /^[/<]/.test(path)) return false;
  return !/\p{Cc}/u.test(path) && !path.split('/').includes('..');
}
