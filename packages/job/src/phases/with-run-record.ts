import { createMask, RunRecord } from '@ami-select/builder';
import type { JobDependencies } from '../context/dependencies.ts';
import type { BuildRequest } from '../request/request.ts';

/** Work with the record of its run, which is there before the work begins, and has its error if it fails. */
export async function withRunRecord<T>(
  { outputDirectory, secrets = {}, from }: Pick<BuildRequest, 'outputDirectory' | 'secrets' | 'from'>,
  { clock, logger }: Pick<JobDependencies, 'clock' | 'logger'>,
  work: (record: RunRecord) => Promise<T>,
): Promise<T> {
  const record = new RunRecord({ outputDirectory, clock, mask: createMask(Object.values(secrets)), from });
  await record.begin();
  try {
    return await work(record);
  } catch (error) {
    await record.finish(error).catch((reason: unknown) => {
      logger.warn(
        `The record could not be written: ${reason instanceof Error ? reason.message : String(reason)}`,
      );
    });
    throw error;
  }
}
