import { GatheredBytes } from './gathered-bytes.ts';

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
/** For a letter that stands for itself, whatever it is. */
const NONE = -1;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Stands where an element was. */
const PLACEHOLDER = Buffer.from('0');

/**
 * Takes the objects of one array out of a JSON document while its bytes come, so that the whole is never in memory. It
 * judges nothing: whether an element, or the document without them, is JSON, is for `JSON.parse` to say.
 */
export class JsonElements {
  /** `"key":`, without the space that may be in it. */
  readonly #before: Buffer;
  readonly #take: (element: string) => void;
  /** How much of that was the last to come. */
  #matched = 0;
  /** Of the element that is open. */
  readonly #element = new GatheredBytes();
  readonly #rest = new GatheredBytes();
  #depth = 0;
  #count = 0;
  #isString = false;
  #isEscaped = false;
  #isInArray = false;
  #isElement = false;

  /**
   * @param key of the array in the object that is the document
   * @param take gets each element at its end
   */
  constructor(key: string, take: (element: string) => void) {
    this.#before = Buffer.from(`${JSON.stringify(key)}:`);
    this.#take = take;
  }

  write(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      const isTop = this.#depth === 1;
      const isEscaped = this.#isEscaped;
      if (this.#isString) this.#readString(byte);
      else if (byte === QUOTE) this.#isString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (this.#opensElement(byte)) {
          this.#rest.add(chunk.subarray(from, at));
          this.#rest.add(PLACEHOLDER);
          from = at;
        }
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && this.#closesElement()) {
        this.#element.add(chunk.subarray(from, at + 1));
        this.#take(this.#element.take().toString('utf8'));
        from = at + 1;
      }
      if (isTop) this.#match(isEscaped ? NONE : byte);
    }
    (this.#isElement ? this.#element : this.#rest).add(chunk.subarray(from));
  }

  /** The document, in which each element that was taken out is a 0, and how many there were. */
  end(): { readonly text: string; readonly count: number } {
    this.#rest.add(this.#element.take());
    return { text: this.#rest.take().toString('utf8'), count: this.#count };
  }

  #readString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isString = false;
  }

  #opensElement(byte: number): boolean {
    if (this.#depth === 1) this.#isInArray = byte === OPEN_ARRAY && this.#matched === this.#before.length;
    const isElement = this.#depth === 2 && this.#isInArray && byte === OPEN_OBJECT;
    this.#depth += 1;
    if (isElement) this.#isElement = true;
    return isElement;
  }

  #closesElement(): boolean {
    this.#depth -= 1;
    if (!this.#isElement || this.#depth !== 2) return false;
    this.#isElement = false;
    this.#count += 1;
    return true;
  }

  #match(byte: number): void {
    if (!this.#isString && byte <= SPACE) return;
    if (byte === this.#before[this.#matched]) this.#matched += 1;
    else this.#matched = byte === QUOTE ? 1 : 0;
  }
}
