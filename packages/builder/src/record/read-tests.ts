import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMIT_FIELDS } from '../definition/build-limits.ts';
import { TestCounter, type TestSummary } from './junit.ts';

export interface ReadTestsOptions {
  /** Where the files are. */
  readonly folder: string;
  /** Bytes of one file, at most. */
  readonly reportBytes: number;
}

/** Bytes at the start of a file that tell a JUnit file from other XML. */
const HEAD_BYTES = 64 * 1024;

const SUITE = /<testsuites?\b/;

/** Counts the tests of the JUnit files among files that came home, one file at a time; undefined when there are none. */
export async function readTests(
  files: readonly string[],
  { folder, reportBytes }: ReadTestsOptions,
): Promise<TestSummary | undefined> {
  const counter = new TestCounter();
  let isEmpty = true;
  for (const name of files.filter((file) => file.endsWith('.xml'))) {
    const report = await readReport(join(folder, name), reportBytes);
    if (report === undefined) continue;
    isEmpty = false;
    if ('bytes' in report) counter.addMalformed(name, tooLarge(report.bytes, reportBytes));
    else counter.add(name, report.text);
  }
  return isEmpty ? undefined : counter.summary;
}

/** The text of a JUnit file, or its size when it is too large; undefined for other XML. */
async function readReport(
  path: string,
  most: number,
): Promise<{ readonly text: string } | { readonly bytes: number } | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    if (size > most) return SUITE.test(await readHead(file)) ? { bytes: size } : undefined;
    const text = await file.readFile('utf8');
    return SUITE.test(text) ? { text } : undefined;
  } finally {
    await file.close();
  }
}

async function readHead(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

function tooLarge(bytes: number, most: number): string {
  return `its ${bytes} bytes are more than the ${most} that are read; raise ${LIMIT_FIELDS.reportBytes}`;
}
