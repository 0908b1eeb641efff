/** A line as pip sees it: continuations joined, comments removed. */
export interface LogicalLine {
  readonly text: string;
  /** Of its first physical line, from 1. */
  readonly line: number;
  /** The physical line of a full comment line that ended the continuation. */
  readonly cutBy?: number | undefined;
}

/** Splits a requirement file the way pip does: a backslash at the end continues, and a comment line ends that. */
export function logicalLines(content: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let parts: string[] = [];
  let start = 1;
  const flush = (cutBy?: number): void => {
    const text = parts
      .join('')
      .replace(/(^|\s)#[\s\S]*$/, '')
      .trim();
    if (text !== '') lines.push({ text, line: start, ...(cutBy !== undefined && { cutBy }) });
    parts = [];
  };
  for (const [index, raw] of content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (parts.length === 0) start = index + 1;
    const isComment = /^\s*#/.test(raw);
    const isCut = isComment && parts.length > 0;
    parts.push(isComment ? ` ${raw}` : raw.replace(/\\$/, ''));
    if (isComment || !raw.endsWith('\\')) flush(isCut ? index + 1 : undefined);
  }
  flush();
  return lines;
}
