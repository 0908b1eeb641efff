import { createClients, findRegion } from '@ami-select/access';
import { EXIT_STATUS, systemClock } from '@ami-select/core';
import {
  checkPublishers,
  enabledRegions,
  type PublisherCheck,
  type SelectDependencies,
} from '@ami-select/selector';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { driftTable, newerLines, skippedLines, summaryLine } from './drift-table.ts';
import { readDoctorFlags } from './read-flags.ts';

/** The dependencies of a check; passed in for tests. */
export type DoctorPorts = Pick<SelectDependencies, 'clients' | 'clock'>;

/**
 * `ami-select doctor --publishers`: which rows of the table of publishers have drifted from AWS. Status 16 when one
 * has; when none has, 6 or 1 for what could not be checked, and 2 where no publisher has an owner to be checked.
 */
export async function runDoctor(
  invocation: Invocation,
  ports: DoctorPorts = { clients: createClients(), clock: systemClock },
): Promise<number> {
  const { context, options } = invocation;
  const { progress, results } = context;
  const request = await readDoctorFlags(invocation);
  const regions = await regionsOf(request.regions, context, ports);
  const dependencies = { ...ports, logger: createLogger(progress) };
  const { lines, skipped, calls } = await progress.phase(
    `check ${request.publishers.length + request.own.length} publishers in ${regions.length === 1 ? regions.join() : `${regions.length} regions`}`,
    () => checkPublishers({ ...request, regions }, dependencies),
  );
  const isShown = options.verbose === true ? () => true : isAmiss;
  results.text(driftTable(lines.filter(isShown)));
  results.text([...newerLines(lines), ...skippedLines(skipped), summaryLine(lines, calls)]);
  results.add({ publishers: lines, skipped, calls });
  return statusOf({ lines, skipped });
}

function statusOf({ lines, skipped }: Pick<PublisherCheck, 'lines' | 'skipped'>): number {
  if (lines.some(({ status }) => status === 'drifted')) return EXIT_STATUS.drift;
  const open = lines.filter(isAmiss).flatMap(({ findings }) => findings);
  if (open.length > 0) {
    const isUnreachable = open.every(({ code }) => code === 'UNREACHABLE_ENDPOINT');
    return isUnreachable ? EXIT_STATUS.unreachable : EXIT_STATUS.failed;
  }
  const isNothingChecked = lines.length === 0 && skipped.some(({ reason }) => reason === 'no-owner');
  return isNothingChecked ? EXIT_STATUS.usage : 0;
}

function isAmiss({ status }: { readonly status: string }): boolean {
  return status !== 'ok';
}

async function regionsOf(
  regions: readonly string[],
  { environment }: CommandContext,
  { clients }: DoctorPorts,
): Promise<readonly string[]> {
  if (!regions.includes('all')) return regions;
  const home = (await findRegion(environment.variables)) ?? 'us-east-1';
  return enabledRegions(clients(home).ec2, { region: home });
}
