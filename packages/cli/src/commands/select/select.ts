import { createClients, environmentRegion, findRegion } from '@ami-select/access';
import type { SelectRequest } from '@ami-select/config';
import { EXIT_STATUS, systemClock } from '@ami-select/core';
import {
  describeMissing,
  type ImageQuery,
  type SelectDependencies,
  selectByRegion,
  useLock,
} from '@ami-select/selector';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { askQuery } from '../../interactive/ask-query.ts';
import { selectionLines } from '../../present/describe-selection.ts';
import { createLogger } from '../../present/logger.ts';
import { readSelectFlags, type SelectFlags } from './read-flags.ts';

/** The dependencies of a selection; passed in for tests. */
export type SelectPorts = Pick<SelectDependencies, 'clients' | 'clock'>;

/** `ami-select select`: which image, why, and which one came next, for every region of the query. */
export async function runSelect(
  invocation: Invocation,
  ports: SelectPorts = { clients: createClients(), clock: systemClock },
): Promise<number> {
  const { context, options } = invocation;
  if (options.interactive !== true) {
    await runRequest(await readSelectFlags(invocation), context, ports);
    return 0;
  }
  const asked = await askQuery(invocation);
  // The person gave up with Ctrl-C.
  if (asked === undefined) return EXIT_STATUS.interrupted;
  await runRequest({ mode: 'select', ...asked }, context, ports);
  return 0;
}

async function runRequest(request: SelectFlags, context: CommandContext, ports: SelectPorts): Promise<void> {
  const { progress } = context;
  const logger = { ...createLogger(progress), info: (message: string) => progress.debug(message) };
  const dependencies = { ...ports, logger, publishers: request.publishers };
  if (request.mode === 'select') await selectImage(request.query, context, dependencies);
  else await selectWithLock(request, context, dependencies);
}

async function selectImage(
  query: ImageQuery,
  { environment, progress, results }: CommandContext,
  dependencies: SelectDependencies,
): Promise<void> {
  const { regions = [] } = query;
  const where = regions.join(', ');
  const homeRegion = await homeRegionOf([query], environment.variables);
  const { selections, missing, warnings } = await progress.phase(`select in ${where}`, () =>
    selectByRegion(query, dependencies, { homeRegion }),
  );
  for (const warning of warnings) progress.warn(warning);
  const found = Object.values(selections);
  if (missing.length > 0 && regions.length > 1) {
    progress.warn(['the query is optional; no image in:', ...describeMissing(missing)].join('\n'));
  }
  for (const selection of found) results.text(selectionLines(selection, { everyReason: true }));
  if (found.length === 0) results.text([`no image in ${where}, which the query allows`]);
  results.add({ selections });
}

/** Takes images from the lock, writes it anew, or compares it with what is true today. */
async function selectWithLock(
  request: Exclude<SelectRequest<ImageQuery>, { readonly mode: 'select' }>,
  { environment, results }: CommandContext,
  dependencies: SelectDependencies,
): Promise<void> {
  const { mode, path, queries } = request;
  const homeRegion = await homeRegionOf(Object.values(queries), environment.variables);
  results.add({ lock: path });
  const used = await useLock(request, dependencies, { homeRegion });
  const { selections, changes, cost } = used;
  results.add({ found: selections.length > 0, selections, changes, cost });
  if (mode === 'locked')
    for (const { selection } of selections) results.text(selectionLines(selection, { everyReason: true }));
  if (mode === 'locked' && selections.length === 0)
    results.text(['no image in the lock, which the query allows']);
  if (mode === 'check') results.add({ isUpToDate: changes.length === 0 });
  if (mode === 'update') results.text(changeLines(changes));
  used.assertAccepted();
  if (mode === 'check') results.text(['the lock is up to date']);
}

function changeLines(changes: readonly { readonly message: string }[]): string[] {
  return changes.length === 0 ? ['nothing changed'] : changes.map(({ message }) => message);
}

/** The region that lists the enabled ones, for queries of all regions. */
async function homeRegionOf(
  queries: readonly ImageQuery[],
  variables: CommandContext['environment']['variables'],
): Promise<string | undefined> {
  const asksAll = queries.some(({ regions }) => regions?.includes('all'));
  return asksAll ? findRegion(variables) : environmentRegion(variables);
}
