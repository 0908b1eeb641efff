import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLocks } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { tempFolder } from './temp-folder.ts';

/** The requirements of a lock, read as a build reads them. */
export async function parseRequirements(text: string): Promise<readonly Requirement[]> {
  const baseDirectory = await tempFolder();
  await writeFile(join(baseDirectory, 'lock.txt'), text);
  const environments = [{ name: 'app', requirements: ['lock.txt'] }];
  const { locks, problems } = readLocks({
    baseDirectory,
    environments,
    upload: [],
    steps: [],
    artifacts: [],
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return locks[0]?.requirements ?? [];
}
