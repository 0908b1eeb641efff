const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Takes the text of a response of DescribeImages piece by piece. */
export interface ImageSplitter {
  /** Takes the next bytes of the UTF-8 text, wherever it was cut. @throws SyntaxError */
  push(piece: Buffer): void;
  /** The text around the images, with `{}` in the place of each. */
  end(): string;
}

/** Reads the text of one image. @throws SyntaxError when it is not JSON, and then nothing was done. */
export type ReadImage = (text: string) => void;

/**
 * Cuts the images out of the text of a list, or of an object with the list `Images`, without keeping all of it: that
 * of 100,000 images has 130 MB. Each object that is a member of the list is read, in order.
 */
export function createImageSplitter(read: ReadImage): ImageSplitter {
  const cutter = createCutter(read);
  let place: Place = { inString: false, at: 0 };
  return {
    push: (piece) => {
      const { inString, at } = scan(piece, place, cutter);
      place = { inString, at: at - piece.length };
      cutter.endPiece(piece);
    },
    end: cutter.end,
  };
}

interface Place {
  readonly inString: boolean;
  /** Beyond the end of a piece when that ends with half of an escape. */
  readonly at: number;
}

/** Finds the brackets and braces of a piece. Bytes of characters beyond ASCII are neither these nor quotes. */
function scan(piece: Buffer, start: Place, cutter: Cutter): Place {
  const { length } = piece;
  let { inString, at } = start;
  while (at < length) {
    if (inString) {
      at = endOfString(piece, at);
      if (at >= length) break;
      inString = false;
    } else {
      const byte = piece[at] as number;
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) at = cutter.open(piece, at);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) cutter.close(piece, at);
    }
    at += 1;
  }
  return { inString, at };
}

/** Index of the quote that ends a string; beyond the end of the piece when it ends in a later one. */
function endOfString(piece: Buffer, from: number): number {
  const { length } = piece;
  let at = from;
  while (at < length && piece[at] !== QUOTE) at += piece[at] === BACKSLASH ? 2 : 1;
  return at;
}

interface Cutter {
  /** An opening bracket or brace of the piece; gives the index of the last byte that needs no scan. */
  open(piece: Buffer, at: number): number;
  close(piece: Buffer, at: number): void;
  endPiece(piece: Buffer): void;
  end(): string;
}

/** Knows where in the document it is, and cuts there. */
function createCutter(read: ReadImage): Cutter {
  let frame = '';
  /** Earlier pieces of the image that is not complete. */
  let image: Buffer[] | undefined;
  /** First byte of the piece that was not cut yet. */
  let from = 0;
  let depth = 0;
  /** Depth inside the list of images; 0 outside of it. */
  let listDepth = 0;
  const isList = (piece: Buffer, at: number): boolean => {
    if (listDepth > 0 || piece[at] !== OPEN_LIST || depth > 1) return false;
    return depth === 0 || /"Images"\s*:\s*$/.test(frame + piece.toString('utf8', from, at));
  };
  return {
    open: (piece, at) => {
      if (image === undefined && listDepth > 0 && depth === listDepth && piece[at] === OPEN_OBJECT) {
        const before = piece.toString('utf8', from, at);
        frame += `${before}{}`;
        from = readIndented(piece, { at, before, read });
        if (from > at) return from - 1;
        image = [];
      } else if (isList(piece, at)) {
        listDepth = depth + 1;
      }
      depth += 1;
      return at;
    },
    close: (piece, at) => {
      depth -= 1;
      if (depth < listDepth) listDepth = 0;
      if (image === undefined || depth !== listDepth) return;
      read(textOf(image, piece.subarray(from, at + 1)));
      image = undefined;
      from = at + 1;
    },
    endPiece: (piece) => {
      if (image === undefined) frame += piece.toString('utf8', from);
      else image.push(piece.subarray(from));
      from = 0;
    },
    end: () => frame + (image === undefined ? '' : Buffer.concat(image).toString()),
  };
}

function textOf(earlier: readonly Buffer[], last: Buffer): string {
  return (earlier.length === 0 ? last : Buffer.concat([...earlier, last])).toString();
}

/** Bytes in which the end of an indented image is looked for. */
const REACH = 16_384;

/**
 * Reads an image that begins at a byte and ends with a brace of the same indentation, without a look at each byte:
 * no string has a line break, and what is JSON from its first brace on is all of the image. Gives the byte behind
 * it, or the first one again when it was not read.
 */
function readIndented(
  piece: Buffer,
  { at, before, read }: { readonly at: number; readonly before: string; readonly read: ReadImage },
): number {
  const [indentation] = before.match(/\n *$/) ?? [];
  if (indentation === undefined) return at;
  const closing = `${indentation}}`;
  const length = piece.subarray(at, at + REACH).indexOf(closing);
  if (length === -1) return at;
  const end = at + length + closing.length;
  try {
    read(piece.toString('utf8', at, end));
    return end;
  } catch (error) {
    if (error instanceof SyntaxError) return at;
    throw error;
  }
}
