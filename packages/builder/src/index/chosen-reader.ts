import { StringDecoder } from 'node:string_decoder';
import { GatheredBytes } from './gathered-bytes.ts';
import { htmlReader } from './html-page.ts';
import { jsonReader } from './json-page.ts';
import type { PageReader, PageReading, TakeFile } from './page-reading.ts';

export interface Destination {
  readonly reading: PageReading;
  readonly take: TakeFile;
}

/** Reads a page by the type that the server names, and where that is unclear by its first letter, however it is cut. */
export class ChosenReader {
  readonly #type: string;
  readonly #destination: Destination;
  readonly #decoder = new StringDecoder('utf8');
  readonly #held = new GatheredBytes();
  #reader: PageReader | undefined;

  constructor(type: string, destination: Destination) {
    this.#type = type;
    this.#destination = destination;
  }

  /** @throws BuilderError `UNREACHABLE_INDEX` for what is no page */
  async write(chunk: Uint8Array): Promise<void> {
    if (this.#reader !== undefined) {
      this.#reader.write(chunk);
      return;
    }
    this.#held.add(chunk);
    await this.#choose(this.#decoder.write(chunk));
  }

  /** As `write`, after the last chunk. */
  async end(): Promise<void> {
    if (this.#reader === undefined) await this.#choose(this.#decoder.end());
    this.#reader?.end();
  }

  async #choose(text: string): Promise<void> {
    this.#reader = await readerFor(text, this.#type, this.#destination);
    this.#reader?.write(this.#held.take());
  }
}

/** Undefined while there was no letter that is needed. */
async function readerFor(
  text: string,
  type: string,
  { reading, take }: Destination,
): Promise<PageReader | undefined> {
  if (type.includes('json')) return jsonReader(reading, take);
  if (type.includes('html')) return htmlReader(reading, take);
  // A byte order mark counts as space.
  const [start] = text.trimStart();
  if (start === undefined) return undefined;
  if (start === '{') return jsonReader(reading, take);
  if (type === '' || start === '<') return htmlReader(reading, take);
  throw reading.refuse(`is ${type.split(';', 1)[0]?.slice(0, 60)}, which is neither JSON nor HTML`);
}
