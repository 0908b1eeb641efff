import {
  type ActionContext,
  ActionError,
  type Clock,
  publishOutputs,
  renderTable,
} from '@ami-select/action-kit';
import {
  type Clients,
  type ImageQuery,
  type Selection,
  selectOptional,
  selectRegions,
} from '@ami-select/selector';
import { readQuery } from './inputs.ts';
import { toOutputs } from './outputs.ts';

export interface SelectActionDependencies extends ActionContext {
  readonly clock: Clock;
  readonly clients: Clients;
}

/** The select action: from inputs to one image per region. */
export async function run(dependencies: SelectActionDependencies): Promise<void> {
  const { core, environment, logger } = dependencies;
  const query = await readQuery(core);
  const selections = await answer(query, regionsOf(query, environment), dependencies);
  for (const { reasons } of selections) {
    for (const reason of reasons) logger.info(`  ${reason}`);
  }
  publishOutputs(core, toOutputs(selections));
  await core.writeSummary(renderSelections(selections));
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

function environmentRegion(environment: ActionContext['environment']): string | undefined {
  return environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined;
}

function renderSelections(selections: readonly Selection[]): string {
  return renderTable({
    title: 'Selected image',
    header: ['region', 'image', 'name', 'owner', 'age', 'why', 'runner-up'],
    rows: selections.map(({ region, image, reasons, runnersUp }) => [
      region,
      image.id,
      image.name,
      image.publisher ?? image.ownerAlias ?? image.ownerId,
      `${image.ageDays} days`,
      reasons[0] ?? '',
      runnersUp[0]?.name ?? 'none',
    ]),
    ...(selections.length === 0 && { note: 'No image matches; the query is optional.' }),
  });
}
