/** What some tools read as the end of a line and others as a blank, and the byte order mark, which belongs at the start. */
const ODD = [...'\v\f\u001c\u001d\u001e\u0085\u2028\u2029\uFEFF'];

/** The numbers of the lines that tools read differently. */
export function oddLines(text: string): readonly number[] {
  const isOdd = (part: string): boolean => ODD.some((character) => part.includes(character));
  if (!isOdd(text)) return [];
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => (isOdd(line) ? [index + 1] : []));
}
