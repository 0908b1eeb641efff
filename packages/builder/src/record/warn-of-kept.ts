import { join } from 'node:path';
import { isPlainObject, type Logger } from '@ami-select/core';
import { isMachineName } from '../definition/machine-name.ts';
import { cutText } from '../report/shorten.ts';
import { listSome } from '../wheels/list-some.ts';
import { hasFiles } from './has-files.ts';

export interface WarnOfKeptOptions {
  readonly outputDirectory: string;
  readonly logger?: Pick<Logger, 'warn'> | undefined;
}

/**
 * Names the folders with artifacts of the run before one that failed before it had its machines: they stay there.
 * `earlier` is its record, which may have any form.
 */
export async function warnOfKept(
  earlier: unknown,
  { outputDirectory, logger }: WarnOfKeptOptions,
): Promise<void> {
  if (logger === undefined || !isPlainObject(earlier) || !Array.isArray(earlier.machines)) return;
  const folders: string[] = [];
  for (const machine of earlier.machines) {
    const { name, artifacts } = isPlainObject(machine) ? machine : {};
    if (!isMachineName(String(name)) || !Array.isArray(artifacts) || artifacts.length === 0) continue;
    const folder = join(outputDirectory, String(name));
    if (await hasFiles(folder)) folders.push(folder);
  }
  if (folders.length === 0) return;
  const since = cutText(String(earlier.startedAt), 30);
  logger.warn(
    `This run failed before it had its machines; artifacts of the run of ${since} stay, which are no result of this one, in ${listSome(folders)}`,
  );
}
