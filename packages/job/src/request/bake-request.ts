import type { Problem } from '@ami-select/core';
import { type BakeRequest, bakeProblems } from '@ami-select/provisioner';

/** What a bake was given, as the table of fields reads it. */
export interface GivenBake {
  readonly key?: string | undefined;
  readonly commit?: string | undefined;
  readonly noReboot?: boolean | undefined;
  readonly copyTo?: readonly string[] | undefined;
  readonly shareWith?: readonly string[] | undefined;
  readonly keepLast?: number | undefined;
  readonly maxAgeMinutes?: number | undefined;
  readonly timeoutMinutes?: number | undefined;
}

const MINUTE = 60_000;

/** The request, and what is wrong with it. */
export function readBakeRequest(
  given: GivenBake,
  {
    variables,
    nameOf,
  }: {
    readonly variables: Readonly<Record<string, string | undefined>>;
    /** What a flag or input is called. */
    readonly nameOf: (field: string) => string;
  },
): { readonly request: BakeRequest; readonly problems: readonly Problem[] } {
  const { key = '', noReboot, copyTo, shareWith, keepLast, maxAgeMinutes, timeoutMinutes } = given;
  const request = {
    key,
    commit: given.commit ?? (variables.GITHUB_SHA || undefined),
    noReboot,
    copyTo,
    shareWith,
    keepLast,
    maxAgeMs: maxAgeMinutes === undefined ? undefined : maxAgeMinutes * MINUTE,
    timeoutMs: timeoutMinutes === undefined ? undefined : timeoutMinutes * MINUTE,
  };
  const problems = bakeProblems(request).map(({ field = '', ...problem }) => ({
    ...problem,
    field: nameOf(field),
  }));
  return { request, problems };
}
