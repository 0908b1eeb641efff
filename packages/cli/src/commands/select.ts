import { createClients, resolveRegions } from '@ami-select/access';
import { systemClock } from '@ami-select/core';
import {
  type ImageQuery,
  type SelectDependencies,
  type Selection,
  selectOptional,
  selectRegions,
} from '@ami-select/selector';
import type { CommandContext } from '../context.ts';
import { askQuery } from '../interactive/ask-query.ts';
import { SIGNAL_STATUS } from '../interrupts.ts';
import { createLogger } from '../logger.ts';
import { selectionLines } from '../output/describe-selection.ts';
import type { Invocation } from '../program.ts';
import { planSelect } from './plan-select.ts';
import { selectWithLock } from './select-with-lock.ts';

/** The status of a person who leaves the questions with Ctrl-C. */
const GIVEN_UP = SIGNAL_STATUS.SIGINT;

/** `ami-select select`: which image, why, and which one came next, for every region asked. */
export async function runSelect(invocation: Invocation): Promise<number> {
  const { context } = invocation;
  const dependencies = dependenciesOf(context);
  if (invocation.options.interactive === true) {
    const query = await askQuery(invocation);
    if (query === undefined) return GIVEN_UP;
    await answer(query, context, dependencies);
    return 0;
  }
  const { queries, lock, configPath } = await planSelect(invocation);
  if (lock === undefined) {
    for (const query of Object.values(queries)) await answer(query, context, dependencies);
    return 0;
  }
  const asksAll = Object.values(queries).some(({ regions }) => regions?.includes('all'));
  const [homeRegion] = asksAll ? await resolveRegions([], context.environment.variables) : [];
  await selectWithLock({ wish: lock, queries, configPath, homeRegion }, context, dependencies);
  return 0;
}

function dependenciesOf({ progress }: CommandContext): SelectDependencies {
  const logger = { ...createLogger(progress), info: (message: string) => progress.debug(message) };
  return { clients: createClients(), clock: systemClock, logger };
}

async function answer(
  query: ImageQuery,
  { environment, progress, results }: CommandContext,
  dependencies: SelectDependencies,
): Promise<void> {
  const regions = query.regions ?? [];
  const selections = await progress.phase(`select in ${regions.join(', ')}`, () =>
    selectAll(query, dependencies, environment.variables),
  );
  const found = Object.values(selections);
  for (const selection of found) results.text(selectionLines(selection, { everyReason: true }));
  if (found.length === 0) results.text([`no image in ${regions.join(', ')}, which the query allows`]);
  results.add({ selections });
}

async function selectAll(
  query: ImageQuery,
  dependencies: SelectDependencies,
  variables: CommandContext['environment']['variables'],
): Promise<Readonly<Record<string, Selection>>> {
  const [region = '', ...others] = query.regions ?? [];
  if (others.length === 0 && region !== 'all') {
    const selection = await selectOptional(query, dependencies);
    return selection ? { [region]: selection } : {};
  }
  const [homeRegion = ''] = await resolveRegions([], variables);
  return (await selectRegions(query, dependencies, { homeRegion })).selections;
}
