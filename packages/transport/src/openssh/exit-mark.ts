import { randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { shellQuote } from '../exec/shell-quote.ts';

/** Longest text behind the mark: an exit status and a line break. */
const MOST_STATUS = 8;

/**
 * A command whose shell says at its very end, on standard error, how it ended. OpenSSH's client says 255 both for a
 * command that ended so and for a connection that was lost, and says nothing while a process in the background holds the
 * output open.
 */
export interface MarkedCommand {
  readonly command: string;
  readonly mark: Buffer;
}

export function markExit(command: string): MarkedCommand {
  const word = `ami-select-exit-${randomBytes(12).toString('hex')}`;
  const script = 'sh -c "$1"; printf "\\\\000%s %s\\\\n" "$2" "$?" >&2';
  return {
    command: `exec sh -c ${shellQuote(script)} sh ${shellQuote(command)} ${word}`,
    mark: Buffer.from(`\0${word} `),
  };
}

/** Passes standard error on without the mark, and reports the status behind it. */
export class ExitMarkFilter extends Transform {
  readonly #mark: Buffer;
  readonly #onExit: (status: number) => void;
  #held: Buffer = Buffer.alloc(0);
  #isFound = false;

  constructor(mark: Buffer, onExit: (status: number) => void) {
    super();
    this.#mark = mark;
    this.#onExit = onExit;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, this.#isFound ? chunk : this.#withoutMark(chunk));
  }

  override _flush(done: TransformCallback): void {
    done(null, this.#held);
  }

  /** What can be passed on of a chunk and of what was held back before it. */
  #withoutMark(chunk: Buffer): Buffer {
    const bytes = Buffer.concat([this.#held, chunk]);
    const at = bytes.indexOf(this.#mark);
    if (at < 0) {
      const kept = keptEnd(bytes, this.#mark);
      this.#held = bytes.subarray(bytes.length - kept);
      return bytes.subarray(0, bytes.length - kept);
    }
    const rest = bytes.subarray(at + this.#mark.length);
    const end = rest.indexOf('\n');
    if (end < 0 && rest.length < MOST_STATUS) {
      this.#held = bytes.subarray(at);
      return bytes.subarray(0, at);
    }
    this.#isFound = true;
    this.#held = Buffer.alloc(0);
    this.#onExit(Number(rest.subarray(0, end).toString()));
    return Buffer.concat([bytes.subarray(0, at), rest.subarray(end + 1)]);
  }
}

/** Bytes at the end that may be the beginning of the mark. */
function keptEnd(bytes: Buffer, mark: Buffer): number {
  const start = bytes.lastIndexOf(0);
  if (start < 0) return 0;
  const end = bytes.subarray(start);
  return end.length < mark.length && mark.subarray(0, end.length).equals(end) ? end.length : 0;
}
