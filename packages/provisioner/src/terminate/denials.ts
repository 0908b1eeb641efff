import { ProvisionerError } from '../fleet/errors.ts';
import type { ResourceKind } from '../fleet/resource.ts';

/** What the credentials may not do, by kind of resource: the end goes on without it, and its proof says so. */
export interface Denials {
  /** Does work that finds resources of a kind; the fallback, when it is not allowed. */
  find<Result>(kind: ResourceKind, work: () => Promise<Result>, fallback: Result): Promise<Result>;
  /** Does work that removes resources of a kind, and resolves with whether it is allowed. */
  remove(kind: ResourceKind, work: () => Promise<unknown>): Promise<boolean>;
  /** Kinds that could not be looked at, with the reason. */
  blind(): ReadonlyMap<ResourceKind, string>;
  /** Kinds that could not be removed, with the reason. */
  powerless(): ReadonlyMap<ResourceKind, string>;
}

/** Whether machines may live on for want of a permission: what they use is not free then. */
export function limitsMachines(denials: Denials): boolean {
  return denials.powerless().has('instance') || denials.blind().has('instance');
}

export function createDenials(): Denials {
  const blind = new Map<ResourceKind, string>();
  const powerless = new Map<ResourceKind, string>();
  return {
    find: (kind, work, fallback) => attempt(work, (reason) => blind.set(kind, reason), fallback),
    remove: (kind, work) => {
      const isAllowed = (): Promise<boolean> => work().then(() => true);
      return attempt(isAllowed, (reason) => powerless.set(kind, reason), false);
    },
    blind: () => blind,
    powerless: () => powerless,
  };
}

/** Credentials that are wrong or over are no denial: with them nothing can be done at all. */
const DENIED = new Set(['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException']);

async function attempt<Result>(
  work: () => Promise<Result>,
  note: (reason: string) => void,
  fallback: Result,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProvisionerError) || !DENIED.has(error.awsError ?? '')) throw error;
    note(error.message);
    return fallback;
  }
}
