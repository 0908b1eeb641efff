import { JobError } from './context/errors.ts';

/** Resolves once every job has asked for it; see `JobDependencies.mayLaunch`. */
export type MayLaunch = () => Promise<void>;

/**
 * Runs jobs beside each other that launch together or not at all: one that ends before it asks to launch, because its
 * checks refuse it, stops those that wait. Once they are launched, each goes on to its own end.
 * @returns how each ended, in order; those that were stopped with JobError `NOT_LAUNCHED`
 */
export async function settleTogether<T>(
  jobs: readonly ((mayLaunch: MayLaunch) => Promise<T>)[],
): Promise<readonly PromiseSettledResult<T>[]> {
  const { promise: launch, resolve, reject } = Promise.withResolvers<void>();
  // Nobody may be waiting when one is refused.
  launch.catch(() => undefined);
  let missing = jobs.length;
  const running = jobs.map(async (job) => {
    let hasAsked = false;
    const mayLaunch = (): Promise<void> => {
      if (!hasAsked) missing -= 1;
      hasAsked = true;
      if (missing === 0) resolve();
      return launch;
    };
    try {
      return await job(mayLaunch);
    } finally {
      if (!hasAsked)
        reject(new JobError('NOT_LAUNCHED', 'nothing was launched because another image was refused'));
    }
  });
  return Promise.allSettled(running);
}
