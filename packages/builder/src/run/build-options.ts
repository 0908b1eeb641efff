import type { Clock, Logger } from '@ami-select/core';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import type { WheelCache } from '../phases/open-store.ts';
import type { ResumePhase } from '../phases/resume.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { BuilderError } from '../report/errors.ts';
import type { Report } from '../report/events.ts';

export interface RunBuildOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /** Gets the record, per machine a folder of artifacts, and without a `wheelCache` the wheels. */
  readonly outputDirectory: string;
  readonly wheelCache?: WheelCache | undefined;
  /** A fetch of wheels that has begun already, which is waited for; see `fetchAhead`. */
  readonly begun?: Promise<unknown> | undefined;
  readonly report: Report;
  /** The caller's PIP_INDEX_URL, for a build that names no index. */
  readonly pipIndexUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** The index of the build, from a caller that uses it as well, so that nothing is looked up twice; see `openIndex`. */
  readonly openIndex?: (() => Promise<PackageIndex>) | undefined;
  /**
   * The phase to start from, on machines as the last run left them, whose record is in the output directory; a `record`
   * must have begun with the same one. The whole build when absent, and on machines that stay also from `resolve`.
   */
  readonly from?: ResumePhase | undefined;
  /** A whole build that goes to some machines of the last run alone: what that did on the others stays in the record. */
  readonly keepsOthers?: boolean | undefined;
  /** Values of the secrets that steps name: they are in no script, no log and no record. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** Further values that no log and no record has, such as `indexSecrets`; those of the build are among them already. */
  readonly hidden?: readonly string[] | undefined;
  /** Gives the problems of an error the places that the caller knows, for the record as well. */
  readonly locate?: ((error: BuilderError) => BuilderError) | undefined;
  /** The record of the run that the build belongs to, which has begun; one of its own when absent. */
  readonly record?: RunRecord | undefined;
}
