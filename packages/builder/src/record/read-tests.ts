import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import type { Clock } from '@ami-select/core';
import { LIMIT_FIELDS } from '../definition/build-limits.ts';
import { JunitReader } from './junit.ts';
import { TestCounter, type TestSummary } from './test-counter.ts';

export interface ReadTestsOptions {
  /** Where the files are. */
  readonly folder: string;
  /** Bytes of one file, at most. */
  readonly reportBytes: number;
  readonly clock: Pick<Clock, 'now'>;
}

/** Bytes that are read at once. */
const PIECE = 64 * 1024;

/** Test cases of a machine. */
const MOST_TESTS = 1_000_000;

/** Milliseconds for the files of a machine. */
const LONGEST_MS = 60_000;

/** Counts the tests of the JUnit files among files that came home, one file at a time; undefined when there are none. */
export async function readTests(
  files: readonly string[],
  { folder, reportBytes, clock }: ReadTestsOptions,
): Promise<TestSummary | undefined> {
  const counter = new TestCounter();
  const deadline = clock.now().getTime() + LONGEST_MS;
  let isEmpty = true;
  const limitOf = (): string | undefined => {
    if (counter.tests > MOST_TESTS) return `the reports of the machine have more than ${MOST_TESTS} tests`;
    return clock.now().getTime() > deadline ? 'reading the reports takes more than a minute' : undefined;
  };
  for (const name of files.filter((file) => file.endsWith('.xml'))) {
    const reading = await readReport(join(folder, name), { reportBytes, counter, limitOf });
    if (reading === 'other') continue;
    isEmpty = false;
    if (reading !== 'counted') counter.addMalformed(name, reading.because);
  }
  return isEmpty ? undefined : counter.summary;
}

interface ReportOptions {
  readonly reportBytes: number;
  readonly counter: TestCounter;
  /** The limit that was reached. */
  readonly limitOf: () => string | undefined;
}

async function readReport(
  path: string,
  { reportBytes, counter, limitOf }: ReportOptions,
): Promise<'counted' | 'other' | { readonly because: string }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = await file.stat();
    const isLarge = size > reportBytes;
    const junit = new JunitReader((outcome) => {
      if (!isLarge) counter.add(outcome);
    });
    let isLikely = false;
    for await (const text of piecesOf(file)) {
      const because = limitOf();
      if (because !== undefined) return junit.isReport === true ? { because } : 'other';
      isLikely ||= junit.isReport === undefined && text.includes('<testsuite');
      junit.write(text);
      if (isLarge || junit.isOver) break;
    }
    if (!isLarge) junit.end();
    if (!(junit.isReport ?? isLikely)) return 'other';
    if (isLarge) return { because: tooLarge(size, reportBytes) };
    return junit.problem === undefined ? 'counted' : { because: junit.problem };
  } finally {
    await file.close();
  }
}

/** The text of a file, in UTF-8 unless it begins with a mark of UTF-16. */
async function* piecesOf(file: FileHandle): AsyncGenerator<string> {
  const buffer = Buffer.alloc(PIECE);
  let decoder: TextDecoder | undefined;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE);
    if (bytesRead === 0) return;
    decoder ??= new TextDecoder(buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf-16le' : 'utf-8');
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
  }
}

function tooLarge(bytes: number, most: number): string {
  return `its ${bytes} bytes are more than the ${most} that are read; raise ${LIMIT_FIELDS.reportBytes}`;
}
