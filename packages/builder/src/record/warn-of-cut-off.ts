import { join } from 'node:path';
import { isMachineName } from '../definition/machine-name.ts';
import { countMore, MOST_LISTED } from '../report/shorten.ts';
import { hasFiles } from './has-files.ts';
import type { BuildRecord } from './record.ts';
import type { RemoveArtifactsOptions } from './remove-artifacts.ts';

/**
 * Names the folders of machines from which artifacts were coming home when a run was killed, stopped or cut off: no record knows which of the
 * files there are of it, so they are not deleted.
 */
export async function warnOfCutOff(
  last: Pick<BuildRecord, 'state' | 'phase' | 'machines'> | undefined,
  { outputDirectory, machines, logger }: RemoveArtifactsOptions,
): Promise<void> {
  if (last === undefined || last.state === 'passed' || last.phase !== 'collect') return;
  const folders: string[] = [];
  for (const { name, artifacts } of last.machines) {
    const isOf = artifacts.length === 0 && (machines?.includes(name) ?? true) && isMachineName(name);
    if (isOf && (await hasFiles(join(outputDirectory, name)))) folders.push(name);
  }
  if (folders.length === 0) return;
  const more = folders.length > MOST_LISTED ? ` and ${countMore(folders.length - MOST_LISTED)}` : '';
  const names = `${folders.slice(0, MOST_LISTED).join(', ')}${more}`;
  logger.warn(
    `The last run ended while artifacts came home; files of it may still be in these folders of the output directory: ${names}`,
  );
}
