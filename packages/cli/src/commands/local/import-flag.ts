import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { didYouMean } from '@ami-select/core';
import { type ImageRecord, ImportError, REGION_NAMES, readImages } from '@ami-select/local-ec2';
import type { RegionFlags } from './region-flags.ts';

/** A file that `--import` names, and the region that its images go to. */
export interface Import {
  readonly region: string;
  readonly file: string;
  /** What the output of `aws ec2 describe-images` contains. */
  readonly images: readonly ImageRecord[];
}

/** Printed problems of a file; one mistake of a program is in every image of it. */
const SHOWN = 20;

/** A region before the first `=`; a file's name may contain `=` as well. */
const REGION_AND_FILE = /^([a-z]{2}(?:-[a-z]+)+-\d+)=(.*)$/;

/** Reads each `--import FILE` and `--import REGION=FILE`; without a region the images go to the printed one. */
export async function readImports(
  values: unknown,
  { regions = REGION_NAMES, region = regions[0] ?? '' }: RegionFlags,
  { workingDirectory, problems }: { readonly workingDirectory: string; readonly problems: string[] },
): Promise<readonly Import[]> {
  const imports: Import[] = [];
  for (const value of Array.isArray(values) ? values.map(String) : []) {
    const [, named, file = value] = value.match(REGION_AND_FILE) ?? [];
    if (named !== undefined && !regions.includes(named)) {
      problems.push(
        `--import is "${value}"; the endpoint has no region ${named}${didYouMean(named, regions)}`,
      );
    }
    const images = await readImport(file, { workingDirectory, problems });
    if (images !== undefined) imports.push({ region: named ?? region, file, images });
  }
  return imports;
}

/** Piece by piece: a file of 100,000 images has more text than an endpoint should keep. */
async function readImport(
  file: string,
  { workingDirectory, problems }: { readonly workingDirectory: string; readonly problems: string[] },
): Promise<readonly ImageRecord[] | undefined> {
  try {
    const path = resolve(workingDirectory, file);
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isFIFO()) throw new Error('it is neither a file nor a pipe');
    return await readImages(createReadStream(path, { highWaterMark: PIECE }));
  } catch (error) {
    problems.push(...problemsOf(file, error));
    return undefined;
  }
}

/** Bytes. */
const PIECE = 256 * 1024;

function problemsOf(file: string, error: unknown): string[] {
  if (!(error instanceof ImportError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`--import is "${file}", which cannot be read: ${reason}`];
  }
  const wrong = error.problems.map(({ message }) => message);
  const more = wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more problems`] : [];
  return [...wrong.slice(0, SHOWN), ...more].map((problem) => `--import is "${file}"; ${problem}`);
}
