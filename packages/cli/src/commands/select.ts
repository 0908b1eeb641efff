import { type Config, loadConfig } from '@ami-select/config';
import {
  type ImageQuery,
  type NamedQueries,
  type SelectDependencies,
  type Selection,
  selectOptional,
  selectRegions,
} from '@ami-select/selector';
import { createClients, resolveRegions } from '../clients.ts';
import { systemClock } from '../clock.ts';
import type { CommandContext } from '../context.ts';
import { gatherProblems } from '../gather.ts';
import { askQuery } from '../interactive/ask-query.ts';
import { SIGNAL_STATUS } from '../interrupts.ts';
import { createLogger } from '../logger.ts';
import { queryFields } from '../options/query-options.ts';
import { selectionLines } from '../output/describe-selection.ts';
import type { Invocation } from '../program.ts';
import { readQuery } from '../query/read-query.ts';
import { type LockMode, readLockMode, selectWithLock } from './select-with-lock.ts';

/** The status of a person who leaves the questions with Ctrl-C. */
const GIVEN_UP = SIGNAL_STATUS.SIGINT;

/** The flags of `select` that are not fields of the query. */
interface SelectFlags {
  readonly config?: string;
  readonly image?: string;
  readonly region?: readonly string[];
  readonly interactive?: boolean;
  readonly lock?: string;
}

/** What is asked for: one image, or those of a lock. */
interface SelectPlan {
  readonly queries: NamedQueries;
  readonly lock: LockMode | undefined;
  readonly configPath: string | undefined;
}

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
  if (lock === undefined)
    for (const query of Object.values(queries)) await answer(query, context, dependencies);
  else await selectWithLock({ mode: lock, queries, configPath }, context, dependencies);
  return 0;
}

function dependenciesOf({ progress }: CommandContext): SelectDependencies {
  const logger = { ...createLogger(progress), info: (message: string) => progress.debug(message) };
  return { clients: createClients({}), clock: systemClock, logger };
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

async function planSelect({ operands, options, context }: Invocation): Promise<SelectPlan> {
  const flags: SelectFlags = options;
  const { workingDirectory, variables } = context.environment;
  const gathering = gatherProblems();
  const problems = [...context.problems];
  const lock = readLockMode(flags.lock, problems);
  const loaded = await gathering.check(() => loadConfig(flags.config, workingDirectory));
  gathering.add([...problems, ...(loaded?.problems ?? [])]);
  const images = loaded?.config.images ?? {};
  const wanted = operands[0] ?? flags.image;
  if (lock !== undefined && lock !== 'locked' && wanted !== undefined) {
    gathering.add([`--lock ${lock} looks at every image of the config; leave out "${wanted}"`]);
  }
  const names = lock !== undefined && wanted === undefined ? Object.keys(images) : [wanted];
  const queries: Record<string, ImageQuery> = {};
  for (const name of names) {
    const query = await gathering.check(async () => {
      const asked = readFlagQuery(loaded?.config, name, { flags, options });
      return { ...asked, regions: await resolveRegions(asked.regions ?? [], variables) };
    });
    if (query) queries[name ?? 'image'] = query;
  }
  gathering.assertNothing('select');
  return { queries, lock, configPath: loaded?.config.path };
}

function readFlagQuery(
  config: Config | undefined,
  wanted: string | undefined,
  { flags, options }: { readonly flags: SelectFlags; readonly options: Readonly<Record<string, unknown>> },
): ImageQuery {
  const regions = flags.region === undefined ? {} : { regions: flags.region };
  return readQuery({
    config: config ?? { images: {} },
    wanted,
    flags: { ...queryFields(options), ...regions },
  });
}
