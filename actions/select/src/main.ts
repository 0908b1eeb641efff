import { checkEndpoint, environmentRegion } from '@ami-select/access';
import { type ActionContext, publishOutputs } from '@ami-select/action-kit';
import type { LockMode, SelectRequest } from '@ami-select/config';
import { type Clock, CodedError } from '@ami-select/core';
import {
  type Clients,
  describeMissing,
  type ImageQuery,
  type PublisherTable,
  type Selection,
  selectByRegion,
  type UsedLock,
} from '@ami-select/selector';
import { toLockOutputs, toOutputs } from './outputs.ts';
import { readRequest } from './read-request.ts';
import { renderLock, renderSelections } from './summaries.ts';

export interface SelectActionDependencies extends ActionContext {
  readonly clock: Clock;
  readonly clients: Clients;
}

type QueryRequest = Extract<SelectRequest<ImageQuery>, { readonly mode: 'select' }>;
type LockRequest = Exclude<SelectRequest<ImageQuery>, QueryRequest>;

/** The select action: from inputs to one image per region, or to a lock that was used, written or compared. */
export async function run(dependencies: SelectActionDependencies): Promise<void> {
  const request = await readRequest(dependencies.core, dependencies.environment);
  const { publishers } = request;
  try {
    if (request.mode === 'select') await runQuery(request, { ...dependencies, publishers });
    else await runLock(request, { ...dependencies, publishers });
  } catch (error) {
    await explainUnreachable(error, dependencies.environment);
    throw error;
  }
}

/**
 * Says which variable names an endpoint that cannot be reached. Asked afterwards only: a connection that tells whether
 * anybody listens costs every step some of its start.
 */
async function explainUnreachable(
  error: unknown,
  environment: SelectActionDependencies['environment'],
): Promise<void> {
  if (error instanceof CodedError && error.exitClass === 'unreachable') await checkEndpoint(environment);
}

type Dependencies = SelectActionDependencies & { readonly publishers: PublisherTable | undefined };

async function runQuery({ query }: QueryRequest, dependencies: Dependencies): Promise<void> {
  const { core, environment, logger } = dependencies;
  const homeRegion = environmentRegion(environment);
  const { selections, missing, warnings, cost } = await selectByRegion(query, dependencies, { homeRegion });
  for (const warning of warnings) logger.warn(warning);
  const found = Object.values(selections);
  if (missing.length > 0) {
    const lines = ['The query is optional; no image in:', ...describeMissing(missing)];
    logger[found.length === 0 ? 'info' : 'warn'](lines.join('\n'));
  }
  logReasons(found, dependencies);
  const outputs = toOutputs({ selections: found, isOneQuery: true, warnings, cost });
  publishOutputs(core, { ...outputs, ...toLockOutputs(undefined) });
  const without = missing.map(({ region }) => region);
  await core.writeSummary(renderSelections(found, without));
}

async function runLock(request: LockRequest, dependencies: Dependencies): Promise<void> {
  const { core, environment, logger } = dependencies;
  const homeRegion = environmentRegion(environment);
  // Most steps have no lock, and start sooner without its code.
  const { useLock } = await import('@ami-select/selector/use-lock');
  const used = await useLock(request, dependencies, { homeRegion });
  const selections = used.selections.map(({ selection }) => selection);
  const isOneQuery = Object.keys(request.queries).length === 1;
  for (const line of lockLines(request.mode, used)) logger.info(line);
  const outputs = toOutputs({ selections, isOneQuery, warnings: [], cost: used.cost });
  publishOutputs(core, { ...outputs, ...toLockOutputs(used) });
  await core.writeSummary(renderLock(request.mode, used));
  used.assertAccepted();
}

/** What was done with the lock. */
function lockLines(mode: LockMode, { changes, selections }: UsedLock): string[] {
  if (mode === 'locked') return selections.flatMap(({ selection }) => selection.reasons);
  if (changes.length === 0) return ['The lock is up to date'];
  const verdict = mode === 'update' ? 'Updated the lock' : 'The lock is out of date';
  return [
    `${verdict}, ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}:`,
    ...changes.map(({ message }) => `  ${message}`),
  ];
}

/** Every reason of one image; a table of many regions has enough lines. */
function logReasons(selections: readonly Selection[], { logger }: SelectActionDependencies): void {
  const [only, ...others] = selections;
  if (only === undefined || others.length > 0) return;
  for (const reason of only.reasons) logger.info(`  ${reason}`);
}
