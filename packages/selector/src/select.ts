import { type AnswerContext, answerQuery, type Miss } from './answer.ts';
import type { Choice } from './choose/conclude.ts';
import { invalidQuery } from './errors.ts';
import { explainMisses } from './no-image.ts';
import { createMeter } from './plan/meter.ts';
import type { SelectDependencies } from './ports.ts';
import type { ImageQuery } from './query/image-query.ts';
import { parseImageQuery } from './query/parse-image-query.ts';
import type { Selection } from './selection.ts';

/**
 * Turns a query into one image of one region, and says why that one. Fallbacks are tried in turn.
 *
 * @example
 * const selection = await select({ publisher: 'ubuntu', version: '24.04', regions: ['eu-west-1'] }, dependencies);
 * @throws SelectorError `INVALID_QUERY`, `UNSAFE_QUERY`, `NO_IMAGE` (also when the query is `optional`: see
 * `selectOptional`), `AMBIGUOUS`, `PARAMETER_NOT_FOUND`, `PERMISSION_DENIED`, `REGION_NOT_ENABLED`,
 * `NO_CREDENTIALS`, `THROTTLED`, `UNREACHABLE_ENDPOINT`, `ABORTED`, `AWS_ERROR`.
 */
export async function select(query: ImageQuery, dependencies: SelectDependencies): Promise<Selection> {
  const checked = parseImageQuery(query);
  const context = contextFor(oneRegion(checked), dependencies);
  const outcome = await followChain(checked, context, dependencies);
  if ('selection' in outcome) return outcome.selection;
  throw await explainMisses(outcome.misses, context);
}

/**
 * Like `select`, but a query that says `optional: true` gets undefined for "no image", without diagnosis.
 *
 * @throws SelectorError as `select` does.
 */
export async function selectOptional(
  query: ImageQuery,
  dependencies: SelectDependencies,
): Promise<Selection | undefined> {
  const checked = parseImageQuery(query);
  const context = contextFor(oneRegion(checked), dependencies);
  const outcome = await followChain(checked, context, dependencies);
  if ('selection' in outcome) return outcome.selection;
  if (checked.optional !== true) throw await explainMisses(outcome.misses, context);
  dependencies.logger.info(`No image in ${context.connection.region} matches the query, which is optional`);
  return undefined;
}

type Outcome = { readonly selection: Selection } | { readonly misses: readonly Miss[] };

async function followChain(
  query: ImageQuery,
  context: AnswerContext,
  dependencies: SelectDependencies,
): Promise<Outcome> {
  const misses: Miss[] = [];
  for (const link of [query, ...(query.fallback ?? [])]) {
    const answer = await answerQuery(link, context);
    if ('choice' in answer) return { selection: finish(answer.choice, misses.length, context, dependencies) };
    misses.push(answer.miss);
  }
  return { misses };
}

function finish(
  choice: Choice,
  link: number,
  context: AnswerContext,
  { logger }: SelectDependencies,
): Selection {
  const { region, meter } = context.connection;
  const { calls, images, bytes } = meter;
  const fallback =
    link === 0 ? [] : [`fallback ${link} was used: what comes before it in the chain found nothing`];
  logger.info(
    `Selected ${choice.image.id} (${choice.image.name}) in ${region}: ${calls} calls, ${images} images, ${bytes} bytes`,
  );
  for (const warning of choice.warnings) logger.warn(warning);
  return { region, ...choice, reasons: [...choice.reasons, ...fallback], cost: { calls, images, bytes } };
}

function contextFor(region: string, { clients, clock, signal }: SelectDependencies): AnswerContext {
  const ofRegion = clients(region);
  const connection = {
    ec2: ofRegion.ec2,
    region,
    meter: createMeter(),
    ...(signal === undefined ? {} : { signal }),
  };
  return { connection, clients: ofRegion, now: clock.now() };
}

function oneRegion(query: ImageQuery): string {
  const [region, ...others] = query.regions ?? [];
  if (region === undefined) throw invalidQuery([{ field: 'region', message: 'is missing' }]);
  if (others.length === 0 && region !== 'all') return region;
  throw invalidQuery([
    { field: 'region', message: 'must be one region here; selectRegions answers for many' },
  ]);
}
