import { type Selection, select } from '@ami-select/selector';
import type { JobDependencies } from '../context/dependencies.ts';
import type { SpawnRequest } from '../request/request.ts';

/** The image to launch. @throws SelectorError */
export function resolveImage(
  { query, publishers }: Pick<SpawnRequest, 'query' | 'publishers'>,
  { region, clients, clock, logger, signal }: JobDependencies,
): Promise<Selection> {
  // The API calls of a selection are logged at debug; its result is an event.
  const quiet = { ...logger, info: (message: string) => logger.debug(message) };
  return select({ ...query, regions: [region] }, { clients, clock, logger: quiet, signal, publishers });
}
