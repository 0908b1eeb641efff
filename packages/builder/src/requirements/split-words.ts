/** Splits the options of a line into words as a POSIX shell does; undefined when a quotation has no end. */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let mark = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (mark === '' && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === mark || (mark === '' && /["']/.test(character))) {
      mark = mark === '' ? character : '';
      word ??= '';
    } else if (isEscape(character, { mark, next: text.charAt(index + 1) })) {
      index += 1;
      if (index === text.length) return undefined;
      word = `${word ?? ''}${text.charAt(index)}`;
    } else {
      word = `${word ?? ''}${character}`;
    }
  }
  if (mark !== '') return undefined;
  return word === undefined ? words : [...words, word];
}

/** Between single marks a backslash has no meaning, between double ones it takes that of a mark or a backslash only. */
function isEscape(
  character: string,
  { mark, next }: { readonly mark: string; readonly next: string },
): boolean {
  if (character !== '\\') return false;
  return mark === '' || (mark === '"' && /["\\]/.test(next));
}
