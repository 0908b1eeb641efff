import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainObject } from '@ami-select/core';
import { RECORD } from './record.ts';

/**
 * The machines that failed in the last run of an output directory: in a step, in their tests, or in any phase; undefined
 * when there is no record of a run that ended.
 */
export async function failedMachines(outputDirectory: string): Promise<readonly string[] | undefined> {
  const record = await readRecord(join(outputDirectory, RECORD));
  if (record === undefined || !Array.isArray(record.machines)) return undefined;
  const named = new Set(
    listOf(isPlainObject(record.failure) ? record.failure.problems : []).map(({ machine }) => machine),
  );
  return listOf(record.machines)
    .filter(({ name, steps, tests }) => {
      const hasFailed = listOf(steps).some(
        ({ outcome, continued }) => !continued && outcome !== 'passed' && outcome !== 'skipped',
      );
      return named.has(name) || hasFailed || (isPlainObject(tests) && Number(tests.failed) > 0);
    })
    .map(({ name }) => String(name));
}

type Fields = Readonly<Record<string, unknown>>;

async function readRecord(path: string): Promise<Fields | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isPlainObject(value) && value.version === 2 && value.state !== 'running' ? value : undefined;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}
