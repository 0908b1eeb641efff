import { createClients, environmentRegion, findRegion } from '@ami-select/access';
import type { SelectRequest } from '@ami-select/config';
import { EXIT_STATUS, systemClock } from '@ami-select/core';
import {
  describeMissing,
  type ImageQuery,
  type SelectDependencies,
  type Selection,
  selectByRegion,
  useLock,
} from '@ami-select/selector';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { askQuery } from '../../interactive/ask-query.ts';
import { describeRegion } from '../../present/describe-error.ts';
import { detailLines, regionLines, selectionLines } from '../../present/describe-selection.ts';
import { createLogger } from '../../present/logger.ts';
import { readSelectFlags, type SelectFlags } from './read-flags.ts';

/** The dependencies of a selection; passed in for tests. */
export type SelectPorts = Pick<SelectDependencies, 'clients' | 'clock'>;

/** `ami-select select`: which image and why; a table for several regions. */
export async function runSelect(
  invocation: Invocation,
  ports: SelectPorts = { clients: createClients(), clock: systemClock },
): Promise<number> {
  const { options } = invocation;
  if (options.interactive !== true) {
    await runRequest(await readSelectFlags(invocation), invocation, ports);
    return 0;
  }
  const asked = await askQuery(invocation);
  // The person gave up with Ctrl-C.
  if (asked === undefined) return EXIT_STATUS.interrupted;
  await runRequest({ mode: 'select', ...asked }, invocation, ports);
  return 0;
}

async function runRequest(
  request: SelectFlags,
  { context, options }: Invocation,
  ports: SelectPorts,
): Promise<void> {
  const { progress, results } = context;
  const logger = { ...createLogger(progress), info: (message: string) => progress.debug(message) };
  const dependencies = { ...ports, logger, publishers: request.publishers };
  const print = (selections: readonly Selection[]): void =>
    results.text(answerLines(selections, { why: options.why === true }));
  if (request.mode === 'select') await selectImage(request.query, { context, print }, dependencies);
  else await selectWithLock(request, { context, print }, dependencies);
}

/** The context of a command, and how it prints images. */
interface Printing {
  readonly context: CommandContext;
  print(selections: readonly Selection[]): void;
}

/** One image in three lines, several in a table; with `why` the rest of each. */
function answerLines(selections: readonly Selection[], { why }: { readonly why: boolean }): string[] {
  const [only, ...others] = selections;
  if (only !== undefined && others.length === 0)
    return [...selectionLines(only), ...(why ? detailLines(only) : [])];
  if (!why) return regionLines(selections);
  return selections.flatMap((one) => [...selectionLines(one), ...detailLines(one)]);
}

async function selectImage(
  query: ImageQuery,
  { context: { environment, progress, results }, print }: Printing,
  dependencies: SelectDependencies,
): Promise<void> {
  const { regions = [] } = query;
  const where = regions.join(', ');
  const homeRegion = await homeRegionOf([query], environment.variables);
  const { selections, missing, warnings, cost } = await progress.phase(`select in ${where}`, () =>
    selectByRegion(query, dependencies, { homeRegion }),
  );
  for (const warning of warnings) progress.warn(warning);
  const found = Object.values(selections);
  if (missing.length > 0 && regions.length > 1) {
    progress.warn(['the query is optional; no image in:', ...describeMissing(missing)].join('\n'));
  }
  print(found);
  if (found.length === 0) results.text([`no image in ${where}, which the query allows`]);
  results.add({
    found: found.length > 0,
    selections,
    missing: missing.map(describeRegion),
    warnings,
    cost,
  });
}

/** Takes images from the lock, writes it anew, or compares it with what is true today. */
async function selectWithLock(
  request: Exclude<SelectRequest<ImageQuery>, { readonly mode: 'select' }>,
  { context: { environment, results }, print }: Printing,
  dependencies: SelectDependencies,
): Promise<void> {
  const { mode, path, queries } = request;
  const homeRegion = await homeRegionOf(Object.values(queries), environment.variables);
  results.add({ lock: path });
  const used = await useLock(request, dependencies, { homeRegion });
  const { selections, changes, cost } = used;
  results.add({ found: selections.length > 0, selections, changes, cost });
  if (mode === 'locked') print(selections.map(({ selection }) => selection));
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
