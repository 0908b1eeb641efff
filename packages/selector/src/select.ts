import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import { type Choice, conclude, RUNNERS_UP } from './choose/conclude.ts';
import { createRanking } from './choose/ranking.ts';
import { createShortlist } from './choose/shortlist.ts';
import type { ResolvedQuery } from './conditions/condition.ts';
import { resolveQuery } from './conditions/resolve-query.ts';
import { invalidQuery, SelectorError } from './errors.ts';
import { toImage } from './image/normalise-image.ts';
import { type Connection, listImages, requestFor } from './plan/describe-images.ts';
import { createMeter } from './plan/meter.ts';
import { readParameter } from './plan/read-parameter.ts';
import type { SelectDependencies } from './ports.ts';
import type { ImageQuery } from './query/image-query.ts';
import { parseImageQuery } from './query/parse-image-query.ts';
import type { Selection } from './selection.ts';

/**
 * Turns a query into one image of one region, and says why that one.
 *
 * @example
 * const selection = await select({ publisher: 'ubuntu', version: '24.04', regions: ['eu-west-1'] }, dependencies);
 * @throws SelectorError `INVALID_QUERY`, `UNSAFE_QUERY`, `NO_IMAGE`, `AMBIGUOUS`, `PARAMETER_NOT_FOUND`,
 * `PERMISSION_DENIED`, `REGION_NOT_ENABLED`, `NO_CREDENTIALS`, `THROTTLED`, `UNREACHABLE_ENDPOINT`, `ABORTED`.
 */
export async function select(query: ImageQuery, dependencies: SelectDependencies): Promise<Selection> {
  const checked = parseImageQuery(query);
  const region = oneRegion(checked);
  const now = dependencies.clock.now();
  const clients = dependencies.clients(region);
  const { signal, logger } = dependencies;
  const connection: Connection = {
    ec2: clients.ec2,
    region,
    meter: createMeter(),
    ...(signal === undefined ? {} : { signal }),
  };
  const resolved = resolveQuery(checked, { region, now });
  const request =
    checked.ssmParameter === undefined
      ? requestOf(checked, resolved)
      : { ImageIds: [await readParameter(checked.ssmParameter, { ...connection, ssm: clients.ssm })] };
  const choice = await ask(request, resolved, connection);
  if (choice === undefined) throw new SelectorError('NO_IMAGE', `No image in ${region} matches the query.`);
  const { calls, images, bytes } = connection.meter;
  logger.info(
    `Selected ${choice.image.id} (${choice.image.name}) in ${region} with ${calls} calls, ${images} images`,
  );
  return { region, ...choice, cost: { calls, images, bytes } };
}

function requestOf(query: ImageQuery, resolved: ResolvedQuery): DescribeImagesRequest {
  return query.imageId === undefined ? requestFor(resolved) : { ImageIds: [query.imageId] };
}

async function ask(
  request: DescribeImagesRequest,
  query: ResolvedQuery,
  connection: Connection,
): Promise<Choice | undefined> {
  const ranking = createRanking(query);
  const shortlist = createShortlist({ conditions: query.conditions, ranking, size: query.nth + RUNNERS_UP });
  for await (const raw of listImages(request, connection)) shortlist.offer(toImage(raw, query));
  return conclude(shortlist, query, ranking);
}

function oneRegion(query: ImageQuery): string {
  const [region, ...others] = query.regions ?? [];
  if (region === undefined) throw invalidQuery([{ field: 'region', message: 'is missing' }]);
  if (others.length === 0 && region !== 'all') return region;
  throw invalidQuery([
    { field: 'region', message: 'must be one region here; selectRegions answers for many' },
  ]);
}
