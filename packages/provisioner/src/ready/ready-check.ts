import type { ExecResult } from '@ami-select/transport';

/** The result of one run of a check. */
export type Verdict =
  /** `notice` is worth a warning. */
  | { readonly passed: true; readonly notice?: string | undefined }
  | { readonly notYet: string }
  /** No waiting will change it. */
  | { readonly failed: string };

/** What has to hold on a machine that takes a login. */
export interface ReadyCheck {
  /** Such as `its user data to end`. */
  readonly waitsFor: string;
  readonly script: string;
  /** Longest run of the script; none for a script that waits by itself. */
  readonly timeoutMs?: number | undefined;
  judge(result: ExecResult): Verdict;
}
