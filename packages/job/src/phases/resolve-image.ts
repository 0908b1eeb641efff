import { type Image, type Selection, select } from '@ami-select/selector';
import type { JobDependencies } from '../context/dependencies.ts';
import { JobError } from '../context/errors.ts';
import type { SpawnRequest } from '../request/request.ts';

/**
 * The image to launch. Nothing is created before.
 * @throws SelectorError
 * @throws JobError NO_LOGIN when nobody can log in to its machines, which would be launched for nothing
 */
export async function resolveImage(
  { query, publishers }: Pick<SpawnRequest, 'query' | 'publishers'>,
  { region, clients, clock, logger, signal }: JobDependencies,
): Promise<Selection> {
  // The API calls of a selection are logged at debug; its result is an event.
  const quiet = { ...logger, info: (message: string) => logger.debug(message) };
  const dependencies = { clients, clock, logger: quiet, signal, publishers };
  const selection = await select({ ...query, regions: [region] }, dependencies);
  assertLogin(selection.image);
  return selection;
}

/** An ssh-user does not help: the machines take no user data of ours either, so that they would have no lease. */
function assertLogin({ id, name, noLogin }: Image): void {
  if (noLogin === undefined) return;
  throw new JobError(
    'NO_LOGIN',
    `nobody can log in to machines of ${id} (${name}): the image ${noLogin}; nothing was created`,
    {
      hint: 'Launch an image with an SSH server, such as amazon-linux/2023 or ubuntu/24.04. `ami-select select` returns images of this kind too, for tools that need no login.',
    },
  );
}
