import {
  DescribeImagesCommand,
  type DescribeImagesRequest,
  type Image as Ec2Image,
} from '@aws-sdk/client-ec2';
import type { ResolvedQuery } from '../conditions/condition.ts';
import type { Ec2Sender } from '../ports.ts';
import { explainAwsError } from './aws-errors.ts';
import { countBytes } from './count-bytes.ts';
import type { Meter } from './meter.ts';

export const PAGE_SIZE = 1000;

export interface Connection {
  readonly ec2: Ec2Sender;
  readonly region: string;
  readonly meter: Meter;
  readonly signal?: AbortSignal;
}

/** What DescribeImages is asked for a query: every condition that the server can check, and the owners. */
export function requestFor(query: ResolvedQuery): DescribeImagesRequest {
  const filters = query.conditions.flatMap((condition) => condition.filters);
  return {
    Filters: filters.map(({ Name, Values }) => ({ Name, Values: [...Values] })),
    ...(query.owners === undefined ? {} : { Owners: [...query.owners] }),
    ...(query.executableBy === undefined ? {} : { ExecutableUsers: [...query.executableBy] }),
    ...(query.includeDeprecated ? { IncludeDeprecated: true } : {}),
    ...(query.includeDisabled ? { IncludeDisabled: true } : {}),
  };
}

/**
 * The images of one question, page after page. Pages may be short or empty while more follow: only a missing
 * token ends the listing.
 *
 * @throws SelectorError as `explainAwsError` says.
 */
export async function* listImages(
  request: DescribeImagesRequest,
  connection: Connection,
): AsyncGenerator<Ec2Image> {
  const paged = request.ImageIds === undefined;
  let token: string | undefined;
  do {
    const input = {
      ...request,
      ...(paged ? { MaxResults: PAGE_SIZE } : {}),
      ...(token === undefined ? {} : { NextToken: token }),
    };
    const page = await sendOnce(new DescribeImagesCommand(input), connection);
    const images = page.Images ?? [];
    connection.meter.images += images.length;
    yield* images;
    token = page.NextToken === '' ? undefined : page.NextToken;
  } while (token !== undefined);
}

async function sendOnce(command: DescribeImagesCommand, connection: Connection) {
  const { ec2, meter, signal } = connection;
  countBytes(command, meter);
  meter.calls += 1;
  try {
    return await ec2.send(command, signal === undefined ? {} : { abortSignal: signal });
  } catch (error) {
    throw explainAwsError(error, { region: connection.region, action: 'ec2:DescribeImages' });
  }
}
