import { didYouMean } from '@ami-select/core';
import { imageProblems, REGION_NAMES } from '@ami-select/local-ec2';
import { readFlagFile } from './flag-file.ts';
import type { RegionFlags } from './region-flags.ts';

/** A file that `--import` names, and the region that its images go to. */
export interface Import {
  readonly region: string;
  readonly file: string;
  /** Output of `aws ec2 describe-images`, parsed and found in order. */
  readonly images: unknown;
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
    const images = await readImages(file, { workingDirectory, problems });
    if (images !== undefined) imports.push({ region: named ?? region, file, images });
  }
  return imports;
}

async function readImages(
  file: string,
  { workingDirectory, problems }: { readonly workingDirectory: string; readonly problems: string[] },
): Promise<unknown> {
  const text = await readFlagFile('--import', file, { workingDirectory, problems });
  if (text === undefined) return undefined;
  const images = parseJson(text);
  const wrong = images instanceof SyntaxError ? [`it is not JSON: ${images.message}`] : imageProblems(images);
  const more = wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more problems`] : [];
  problems.push(...[...wrong.slice(0, SHOWN), ...more].map((problem) => `--import is "${file}"; ${problem}`));
  return wrong.length === 0 ? images : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}
