import { closeSync, constants, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildEvent, formatEvent } from '../report/events.ts';

/** Bytes of the log of one machine. */
const MOST_BYTES = 100_000_000;

/** Only a file that this call creates. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

const END = Buffer.from(`... what is past ${MOST_BYTES} bytes is not in this file\n`);

interface Log {
  readonly file: number;
  bytes: number;
}

/** Writes what each machine prints, and its steps, to `<machine>.log` while it happens. */
export class MachineLogs {
  readonly #folder: string;
  readonly #logs = new Map<string, Log | undefined>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A log that cannot be written costs the build nothing. */
  take(event: BuildEvent): void {
    if (!('machine' in event)) return;
    const { machine } = event;
    if (!this.#logs.has(machine)) this.#logs.set(machine, openLog(this.#folder, machine));
    const log = this.#logs.get(machine);
    if (log === undefined || log.bytes > MOST_BYTES) return;
    const line = Buffer.from(`${event.type === 'output' ? event.line : formatEvent(event)}\n`);
    log.bytes += line.length;
    const isFull = log.bytes > MOST_BYTES;
    try {
      writeSync(log.file, isFull ? END : line);
    } catch {
      log.bytes = Number.POSITIVE_INFINITY;
    }
  }

  close(): void {
    for (const log of this.#logs.values()) if (log !== undefined) closeSync(log.file);
    this.#logs.clear();
  }
}

function openLog(folder: string, machine: string): Log | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${machine}.log`);
    rmSync(path, { force: true });
    return { file: openSync(path, NEW_FILE, 0o644), bytes: 0 };
  } catch {
    return undefined;
  }
}
