/** A line as pip sees it: continuations joined, comments removed. */
export interface LogicalLine {
  readonly text: string;
  /** Of its first physical line, from 1. */
  readonly line: number;
}

/** Splits a requirement file the way pip does: a backslash at the end continues, and a comment line ends that. */
export function logicalLines(content: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let parts: string[] = [];
  let start = 1;
  const flush = (): void => {
    const text = parts
      .join('')
      .replace(/(^|\s)#.*$/, '')
      .trim();
    if (text !== '') lines.push({ text, line: start });
    parts = [];
  };
  for (const [index, raw] of content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (parts.length === 0) start = index + 1;
    const isComment = /^\s*#/.test(raw);
    parts.push(isComment ? ` ${raw}` : raw.replace(/\\$/, ''));
    if (isComment || !raw.endsWith('\\')) flush();
  }
  flush();
  return lines;
}
