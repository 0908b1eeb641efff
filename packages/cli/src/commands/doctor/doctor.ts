import { createClients, findRegion } from '@ami-select/access';
import { EXIT_STATUS, systemClock } from '@ami-select/core';
import { checkPublishers, enabledRegions, type SelectDependencies } from '@ami-select/selector';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { driftTable, newerLines, summaryLine } from './drift-table.ts';
import { readDoctorFlags } from './read-flags.ts';

/** The dependencies of a check; passed in for tests. */
export type DoctorPorts = Pick<SelectDependencies, 'clients' | 'clock'>;

/**
 * `ami-select doctor --publishers`: which rows of the table of publishers have drifted from AWS. Status 16 when one
 * has, 1 when none has and something could not be checked.
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
  const { lines, calls } = await progress.phase(
    `check ${request.publishers.length + request.own.length} publishers in ${regions.length === 1 ? regions.join() : `${regions.length} regions`}`,
    () => checkPublishers({ ...request, regions }, dependencies),
  );
  const isShown = options.verbose === true ? () => true : isAmiss;
  results.text(driftTable(lines.filter(isShown)));
  results.text([...newerLines(lines), summaryLine(lines, calls)]);
  results.add({ publishers: lines, calls });
  if (lines.some(({ status }) => status === 'drifted')) return EXIT_STATUS.drift;
  return lines.some(isAmiss) ? EXIT_STATUS.failed : 0;
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
