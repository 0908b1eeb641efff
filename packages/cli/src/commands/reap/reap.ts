import { fromFlags, REAP_FLAGS, readSettings } from '@ami-select/config';
import { systemClock } from '@ami-select/core';
import { type ReapRequest, readReapRequest, reapJob } from '@ami-select/job';
import { assertReaped, reapSummary } from '@ami-select/provisioner';
import type { Invocation } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { refusal } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';
import { reapTable } from './reap-table.ts';

/** `ami-select reap`: what fleets left behind after their lease, listed and, without the dry run, removed. */
export async function runReap(invocation: Invocation, reap: typeof reapJob = reapJob): Promise<number> {
  const { context, options } = invocation;
  const { environment, progress, results } = context;
  const request = await readRequest(invocation);
  const interrupts = listenForInterrupts({
    environment,
    onStop: (error, remaining) => writeStopDocument(results, error, remaining),
    print: (text) => progress.warn(text),
    firstWords: 'nothing more is removed',
    now: () => performance.now(),
  });
  try {
    const report = await progress.phase(describe(request), () =>
      reap(request, { clock: systemClock, logger: createLogger(progress), signal: interrupts.signal }),
    );
    results.text([...reapTable(report, { all: options.verbose === true }), reapSummary(report)]);
    if (report.resources.some(({ outcome }) => outcome === 'planned'))
      results.text(['Remove it with: ami-select reap --no-dry-run']);
    results.add({ reap: report });
    assertReaped(report);
    return 0;
  } finally {
    interrupts.close();
  }
}

function readRequest({ options, context }: Invocation): Promise<ReapRequest> {
  const given = fromFlags(REAP_FLAGS, options);
  const { settings, problems } = readSettings(REAP_FLAGS, { given });
  return readReapRequest(
    {
      regions: settings.region ?? [],
      repository: settings.repository,
      permanent: settings.permanent === true,
      dryRun: settings.dryRun,
      nameOf: (field) => `--${field}`,
      problems: [...context.problems, ...problems],
      variables: context.environment.variables,
    },
    refusal('reap'),
  );
}

function describe({ regions, dryRun }: ReapRequest): string {
  const where = regions === undefined ? 'every enabled region' : regions.join(', ');
  return dryRun ? `look in ${where}` : `reap ${where}`;
}
