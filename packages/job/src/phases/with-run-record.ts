import { createMask, indexSecrets, RunRecord } from '@ami-select/builder';
import { whyUnwritable } from '@ami-select/core';
import type { JobDependencies } from '../context/dependencies.ts';
import { JobError } from '../context/errors.ts';
import type { BuildRequest } from '../request/request.ts';

/**
 * Work with the record of its run, which is there before the work begins, and has its error if it fails. A failure before
 * the build is reported as built as far as it came, too.
 * @throws JobError `UNWRITABLE_FILE` when the record cannot be written at the begin; what `work` throws
 */
export async function withRunRecord<T>(
  { build, outputDirectory, secrets = {}, from, hosts }: BuildRequest,
  { clock, logger, report, variables }: Pick<JobDependencies, 'clock' | 'logger' | 'report' | 'variables'>,
  work: (record: RunRecord) => Promise<T>,
): Promise<T> {
  const record = new RunRecord({
    build,
    outputDirectory,
    clock,
    logger,
    mask: createMask([...Object.values(secrets), ...indexSecrets(build, variables)]),
    from,
    goesTo: hosts,
  });
  await record.begin().catch(refuseUnwritable(outputDirectory));
  try {
    return await work(record);
  } catch (error) {
    if (record.final !== undefined) throw error;
    try {
      report({ type: 'built', result: { ...(await record.finish(error)), recordFile: record.file } });
    } catch (reason) {
      logger.warn(
        `The record could not be written: ${reason instanceof Error ? reason.message : String(reason)}`,
      );
    }
    throw error;
  }
}

function refuseUnwritable(outputDirectory: string): (error: unknown) => never {
  return (error) => {
    const because = whyUnwritable(error);
    if (because === undefined) throw error;
    const folder = JSON.stringify(outputDirectory);
    const message = `the output directory ${folder} cannot be written because ${because}; nothing was created`;
    throw new JobError('UNWRITABLE_FILE', message, {
      cause: error,
      hint: 'Free some space there, or give another output directory.',
    });
  };
}
