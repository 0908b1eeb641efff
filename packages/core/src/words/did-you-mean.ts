/** The known word that a mistyped one most likely meant; undefined when none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const wanted = normalise(word);
  const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, normalise(candidate));
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best ?? longerWord(wanted, known) ?? shorterWord(wanted, known);
}

/** A part of a name, as `subnet` of `subnet-ids`. */
function longerWord(wanted: string, known: Iterable<string>): string | undefined {
  return [...known].find((candidate) => normalise(candidate).startsWith(`${wanted}-`));
}

/** A name with one word too many, as `python-version` for `python`. */
function shorterWord(wanted: string, known: Iterable<string>): string | undefined {
  return [...known].find((candidate) => wanted.startsWith(`${normalise(candidate)}-`));
}

/** ` (did you mean "x"?)`, or nothing when no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = at(previous, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swapped = isSwap ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, swapped, at(previous, column) + 1, at(current, column - 1) + 1));
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function normalise(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
