/**
 * Characters of one line. The longest message is the outcome of a command with 1 Mi characters of output and of errors,
 * each six characters long in JSON.
 */
export const LONGEST_LINE: number = 16 * 1024 * 1024;

/** Characters, and chunks, that are joined before they are kept: single characters would need many times their size. */
const BLOCK_LENGTH = 64 * 1024;
const BLOCK_CHUNKS = 1024;

export interface LineListener {
  /** A whole line, without its end. */
  onLine(line: string): void;
  /** A part of a line that is too long; its end is the last part. */
  onLong(text: string): void;
}

/** Cuts a stream of text into its lines, of which it keeps no more than the longest one. */
export function createLineReader(
  listener: LineListener,
  longest: number = LONGEST_LINE,
): (chunk: string) => void {
  const rest = createRest();
  let isLong = false;
  const add = (text: string): void => {
    if (isLong) {
      listener.onLong(text);
      return;
    }
    rest.add(text);
    if (rest.length() <= longest) return;
    isLong = true;
    for (const block of rest.take()) listener.onLong(block);
  };
  const end = (): void => {
    if (isLong) listener.onLong('\n');
    else listener.onLine(rest.take().join(''));
    isLong = false;
  };
  return (chunk) => {
    for (const [index, text] of chunk.split('\n').entries()) {
      if (index > 0) end();
      if (text !== '') add(text);
    }
  };
}

interface Rest {
  add(text: string): void;
  length(): number;
  /** All of it, which is forgotten. */
  take(): readonly string[];
}

/** The line so far: each character is copied once into a block, and once more into the line. */
function createRest(): Rest {
  let blocks: string[] = [];
  let chunks: string[] = [];
  let [length, open] = [0, 0];
  const close = (): void => {
    if (chunks.length > 0) blocks.push(chunks.join(''));
    [chunks, open] = [[], 0];
  };
  return {
    add: (text) => {
      chunks.push(text);
      length += text.length;
      open += text.length;
      if (open >= BLOCK_LENGTH || chunks.length >= BLOCK_CHUNKS) close();
    },
    length: () => length,
    take: () => {
      close();
      const all = blocks;
      [blocks, length] = [[], 0];
      return all;
    },
  };
}
