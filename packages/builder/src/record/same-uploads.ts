import type { Checked } from '../phases/check.ts';
import { isBefore, type ResumePhase } from '../phases/resume.ts';
import { throwProblems } from '../report/problem.ts';
import { listSome } from '../wheels/list-some.ts';
import { changedUploads } from './changed-uploads.ts';
import type { RunRecord } from './run-record.ts';

export interface SameUploadsOptions {
  readonly from?: ResumePhase | undefined;
  readonly keepsOthers?: boolean | undefined;
  readonly outputDirectory: string;
  readonly record: Pick<RunRecord, 'earlier'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A run that delivers to some machines alone, and keeps what the last one did on the others, delivers the same files: else
 * one record would be of machines with different sources.
 * @throws BuilderError `INVALID_BUILD`
 */
export async function assertSameUploads(
  {
    machines,
    uploads,
  }: Pick<Checked, 'uploads'> & { readonly machines: readonly { readonly name: string }[] },
  { from = 'resolve', keepsOthers, outputDirectory, record, signal }: SameUploadsOptions,
): Promise<void> {
  const earlier = record.earlier?.record;
  if (earlier?.uploadList === undefined || isBefore('deliver', from)) return;
  if (from === 'resolve' && !keepsOthers) return;
  const names = earlier.machines.map(({ name }) => name);
  const others = names.filter((name) => machines.every((machine) => machine.name !== name));
  if (others.length === 0) return;
  const changed = await changedUploads(uploads, { outputDirectory, uploadList: earlier.uploadList, signal });
  if (changed === undefined) return;
  const message = `"${from}" is not valid only on machines that failed because ${changed} since the last run, whose files ${listSome(others)} would keep; expected all machines (without "failed"), or the files of the last run`;
  throwProblems('The build cannot go on where it was', [{ code: 'INVALID_BUILD', field: 'from', message }]);
}
