import { createFetch } from '@ami-select/access';
import type { Build, Fetch, PackageIndex } from '@ami-select/builder';
import { type IndexDependencies, openFor } from './lazy-index.ts';

/**
 * Makes jobs that run beside each other fetch by one function, which bounds their requests together, and builds that are
 * the same but for their machines share an index, which reads each page once.
 */
export function shareRequests(): <T extends IndexDependencies>(dependencies: T) => T {
  const opened = new Map<string, Promise<PackageIndex>>();
  let shared: Fetch | undefined;
  return (dependencies) => {
    const fetch = shared ?? dependencies.fetch ?? createFetch(dependencies.variables);
    shared = fetch;
    const own = { ...dependencies, fetch };
    const sharedIndex = (build: Build): Promise<PackageIndex> => {
      const key = JSON.stringify(build);
      const index = opened.get(key) ?? openFor(build, own);
      opened.set(key, index);
      return index;
    };
    return { ...own, sharedIndex };
  };
}
