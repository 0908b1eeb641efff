import { isDenial } from '../aws/classify-error.ts';
import { isUseless } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { ResourceKind } from '../fleet/resource.ts';

/** Kinds of resources that could not be looked at: the end goes on without them, and its proof says so. */
export interface BlindSpots {
  /** Does work that finds resources of a kind; the fallback when there is no response that says. */
  find<Result>(kind: ResourceKind, work: () => Promise<Result>, fallback: Result): Promise<Result>;
  /** The same for work that needs another permission than the look. */
  attempt<Result>(kind: ResourceKind, work: () => Promise<Result>, fallback: Result): Promise<Result>;
  /** What nobody has to look at any more is none. */
  forget(kind: ResourceKind): void;
  /** The kinds of which the last look failed, with the reason. */
  reasons(): ReadonlyMap<ResourceKind, string>;
  /** Kinds that the credentials may not look at. */
  isDenied(kind: ResourceKind): boolean;
}

/**
 * Credentials that are wrong are no blind spot: with them nothing can be done at all, and their error is thrown. Those
 * that Scheduler alone does not take are one: it is another service.
 */
export function createBlindSpots(): BlindSpots {
  const reasons = new Map<ResourceKind, string>();
  const denied = new Set<ResourceKind>();
  async function attempt<Result>(
    kind: ResourceKind,
    work: () => Promise<Result>,
    fallback: Result,
  ): Promise<{ readonly result: Result; readonly failure?: ProvisionerError }> {
    try {
      return { result: await work() };
    } catch (error) {
      if (!(error instanceof ProvisionerError)) throw error;
      if (kind !== 'schedule' && isUseless(error)) throw error;
      reasons.set(kind, error.message);
      return { result: fallback, failure: error };
    }
  }

  return {
    find: async (kind, work, fallback) => {
      if (denied.has(kind)) return fallback;
      const { result, failure } = await attempt(kind, work, fallback);
      // Of looks that were sent together, one may be denied before another one's response is here.
      if (failure === undefined && !denied.has(kind)) reasons.delete(kind);
      if (failure !== undefined && (isDenial(failure.awsError ?? '') || isUseless(failure))) denied.add(kind);
      return result;
    },
    attempt: async (kind, work, fallback) => (await attempt(kind, work, fallback)).result,
    forget: (kind) => void reasons.delete(kind),
    reasons: () => reasons,
    isDenied: (kind) => denied.has(kind),
  };
}
