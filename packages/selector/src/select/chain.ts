import { createMeter } from '../aws/meter.ts';
import { saySilence } from '../aws/say-silence.ts';
import type { Choice } from '../choose/conclude.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { type Miss, type QueryContext, runQuery } from './run-query.ts';
import { type Cost, costText, type Selection } from './selection.ts';

export type ChainOutcome = { readonly selection: Selection } | { readonly misses: readonly Miss[] };

/**
 * Runs a query and its fallbacks in turn, in one region, until one finds an image.
 *
 * @throws SelectorError the codes of `runQuery`.
 */
export async function followChain(
  query: ImageQuery,
  context: QueryContext,
  dependencies: SelectDependencies,
): Promise<ChainOutcome> {
  const misses: Miss[] = [];
  for (const link of [query, ...(query.fallback ?? [])]) {
    const outcome = await runQuery(link, context);
    if ('choice' in outcome)
      return { selection: finish(outcome.choice, misses.length, context, dependencies) };
    misses.push(outcome.miss);
  }
  return { misses };
}

/** One region, with a meter of its own. */
export function contextFor(
  region: string,
  { clients, clock, logger, signal, publishers }: SelectDependencies,
): QueryContext {
  const ofRegion = saySilence(clients(region), region, { clock, logger });
  const connection = { ec2: ofRegion.ec2, region, meter: createMeter(), signal };
  return { connection, clients: ofRegion, now: clock.now(), publishers };
}

/** The cost of everything that was done with a context so far. */
export function costOf({ connection }: QueryContext): Cost {
  const { calls, images, bytes } = connection.meter;
  return { calls, images, bytes };
}

function finish(
  choice: Choice,
  link: number,
  context: QueryContext,
  { logger }: SelectDependencies,
): Selection {
  const { region } = context.connection;
  const cost = costOf(context);
  const fallback =
    link === 0 ? [] : [`fallback ${link} was used: the queries before it in the chain found nothing`];
  logger.info(`Selected ${choice.image.id} (${choice.image.name}) in ${region}: ${costText(cost)}`);
  for (const warning of choice.warnings) logger.warn(warning);
  return { region, ...choice, reasons: [...choice.reasons, ...fallback], cost };
}
