import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { afterAll, describe, expect, it } from 'vitest';
import { BuilderError } from '../src/report/errors.ts';
import type { Requirement } from '../src/requirements/requirement.ts';
import { tempFolder } from '../src/testing/temp-folder.ts';
import { checkFiles } from './broken/judge.ts';
import { type Fine, fineLocks } from './fine-locks.ts';

const root = await tempFolder(afterAll);

describe('locks of odd forms', () => {
  it.each(fineLocks.map((fine, index) => [fine.name, index] as const))('take %s', async (_name, index) => {
    const fine = fineLocks[index] as Fine;
    const folder = join(root, String(index));
    await mkdir(folder);

    expect(await read(fine, folder)).toEqual(fine.requirements);
  });
});

async function read(fine: Fine, folder: string): Promise<readonly string[]> {
  try {
    const { locks } = await checkFiles(fine, folder);
    return locks.flatMap(({ requirements }) => requirements.map(show));
  } catch (error) {
    if (error instanceof BuilderError) return error.problems.map(formatProblem);
    throw error;
  }
}

function show({ name, extras, version, hashes, markerText }: Requirement): string {
  const marker = markerText === undefined ? '' : `; ${markerText}`;
  const asked = extras.length === 0 ? '' : `[${extras.join(',')}]`;
  return `${name}${asked}==${version}${marker} (${hashes.length})`;
}
