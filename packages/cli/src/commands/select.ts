import { type ImageQuery, type Selection, selectOptional } from '@ami-select/selector';
import { createClients, resolveRegions } from '../clients.ts';
import { systemClock } from '../clock.ts';
import { loadConfig } from '../config/load-config.ts';
import { gatherProblems } from '../gather.ts';
import { askQuery } from '../interactive/ask-query.ts';
import { SIGNAL_STATUS } from '../interrupts.ts';
import { createLogger } from '../logger.ts';
import { queryFields } from '../options/query-options.ts';
import { selectionLines } from '../output/describe-selection.ts';
import type { Invocation } from '../program.ts';
import { readQuery } from '../query/read-query.ts';

/** The status of a person who leaves the questions with Ctrl-C. */
const GIVEN_UP = SIGNAL_STATUS.SIGINT;

/** `ami-select select`: which image, why, and which one came next, for every region asked. */
export async function runSelect(invocation: Invocation): Promise<number> {
  const { progress, results, environment } = invocation.context;
  const query = await (invocation.options.interactive === true
    ? askQuery(invocation)
    : composeQuery(invocation));
  if (query === undefined) return GIVEN_UP;
  const regions = await resolveRegions(query.regions ?? [], environment.variables);
  const logger = { ...createLogger(progress), info: (message: string) => progress.debug(message) };
  const clients = createClients({});
  const selectIn = (region: string): Promise<Selection | undefined> =>
    selectOptional({ ...query, regions: [region] }, { clients, clock: systemClock, logger });
  const answers = await progress.phase(`select in ${regions.join(', ')}`, () =>
    Promise.all(regions.map(async (region) => ({ region, selection: await selectIn(region) }))),
  );
  for (const { region, selection } of answers) {
    results.text(
      selection
        ? selectionLines(selection, { everyReason: true })
        : [`no image in ${region}, which the query allows`],
    );
  }
  results.add({
    selections: Object.fromEntries(answers.map(({ region, selection }) => [region, selection ?? null])),
  });
  return 0;
}

async function composeQuery({ operands, options, context }: Invocation): Promise<ImageQuery> {
  const gathering = gatherProblems();
  gathering.add(context.problems);
  const loaded = await gathering.check(() =>
    loadConfig(textOption(options, 'config'), context.environment.workingDirectory),
  );
  gathering.add(loaded?.problems ?? []);
  const query = await gathering.check(() =>
    readQuery({
      images: loaded?.config.images ?? {},
      wanted: operands[0] ?? textOption(options, 'image'),
      flags: {
        ...queryFields(options),
        ...(options.region !== undefined && { regions: options.region }),
      },
    }),
  );
  gathering.assertNothing('select');
  return query ?? {};
}

function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
