import { environmentRegion } from '@ami-select/access';
import { type ActionContext, ActionError, publishOutputs } from '@ami-select/action-kit';
import type { Clock } from '@ami-select/core';
import {
  type Clients,
  type ImageQuery,
  type Selection,
  selectOptional,
  selectRegions,
} from '@ami-select/selector';
import { answerLock, withRegions } from './answer-lock.ts';
import { toLockOutputs, toOutputs } from './outputs.ts';
import { type LockRequest, type QueryRequest, readRequest } from './read-request.ts';
import { renderLock, renderSelections } from './summaries.ts';

export interface SelectActionDependencies extends ActionContext {
  readonly clock: Clock;
  readonly clients: Clients;
}

/** The select action: from inputs to one image per region, or to a lock that was used, written or compared. */
export async function run(dependencies: SelectActionDependencies): Promise<void> {
  const request = await readRequest(dependencies.core, dependencies.environment);
  if (request.mode === 'select') await runQuery(request, dependencies);
  else await runLock(request, dependencies);
}

async function runQuery({ query }: QueryRequest, dependencies: SelectActionDependencies): Promise<void> {
  const { core, environment } = dependencies;
  const selections = await answer(query, regionsOf(query, environment), dependencies);
  tellReasons(selections, dependencies);
  publishOutputs(core, { ...toOutputs(selections), ...toLockOutputs(undefined) });
  await core.writeSummary(renderSelections(selections));
}

async function runLock(request: LockRequest, dependencies: SelectActionDependencies): Promise<void> {
  const { core, environment, logger } = dependencies;
  const queries = withRegions(request.queries, (query) => regionsOf(query, environment));
  const answer = await answerLock({ ...request, queries }, dependencies, environmentRegion(environment));
  const { changes, selections } = answer;
  tellReasons(selections, dependencies);
  for (const { message } of changes) logger.info(message);
  publishOutputs(core, { ...toOutputs(selections), ...toLockOutputs(answer) });
  await core.writeSummary(selections.length > 0 ? renderSelections(selections) : renderLock(request, answer));
  answer.assertAccepted();
}

function tellReasons(selections: readonly Selection[], { logger }: SelectActionDependencies): void {
  for (const { reasons } of selections) for (const reason of reasons) logger.info(`  ${reason}`);
}

function regionsOf(query: ImageQuery, environment: ActionContext['environment']): readonly string[] {
  if (query.regions !== undefined) return query.regions;
  const region = environmentRegion(environment);
  if (region !== undefined) return [region];
  throw new ActionError(
    'INVALID_INPUT',
    'input "region" is empty, and so is AWS_REGION; allowed: a region such as eu-central-1',
  );
}

async function answer(
  query: ImageQuery,
  regions: readonly string[],
  { clients, clock, environment, logger, signal }: SelectActionDependencies,
): Promise<readonly Selection[]> {
  const [region = ''] = regions;
  const dependencies = { clients, clock, logger, signal };
  if (regions.length === 1 && region !== 'all') {
    const selection = await selectOptional({ ...query, regions }, dependencies);
    return selection === undefined ? [] : [selection];
  }
  const homeRegion = environmentRegion(environment);
  const { selections, missing, warnings } = await selectRegions(
    { ...query, regions },
    dependencies,
    homeRegion === undefined ? {} : { homeRegion },
  );
  for (const warning of warnings) logger.warn(warning);
  for (const { region: name, error } of missing) logger.warn(`${name}: ${error.message}`);
  return Object.values(selections);
}
