/** Finds lines of a TOML file, of which the parser gives none for values. */
export interface LineFinder {
  /** The line that sets a key of the top level, or starts its table; 1 when there is none. */
  readonly ofKey: (key: string) => number;
  /** The line at which the table of a package starts. */
  readonly ofPackage: (index: number) => number;
}

/** Reads the lines of a lock; the tables of packages are found when they are written as `[[packages]]`, as all tools do. */
export function createLineFinder(text: string, packageCount: number): LineFinder {
  const lines = text.split('\n');
  const headers = lines.flatMap((line, index) =>
    /^\s*\[\[\s*(?:packages|"packages"|'packages')\s*\]\]/.test(line) ? [index + 1] : [],
  );
  const ofKey = (key: string): number => {
    const start = lines.findIndex((line) => setsKey(line, key));
    return Math.max(start, 0) + 1;
  };
  const ofPackage = (index: number): number =>
    (headers.length === packageCount ? headers[index] : undefined) ?? ofKey('packages');
  return { ofKey, ofPackage };
}

function setsKey(line: string, key: string): boolean {
  const bare = line.replace(/^[\s["']+/, '');
  return bare.startsWith(key) && /^["'\s]*[=\].]/.test(bare.slice(key.length));
}
