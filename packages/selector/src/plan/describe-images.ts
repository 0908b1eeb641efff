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

const PAGE_SIZE = 1000;

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
  let token: string | undefined;
  do {
    const page: Page = await askPage(
      token === undefined ? request : { ...request, NextToken: token },
      connection,
    );
    yield* page.images;
    token = page.token;
  } while (token !== undefined);
}

export interface FirstPage {
  readonly images: readonly Ec2Image[];
  readonly hasMore: boolean;
}

/** Only the first page of a question: at most 1000 images. */
export async function firstPage(request: DescribeImagesRequest, connection: Connection): Promise<FirstPage> {
  const { images, token } = await askPage(request, connection);
  return { images, hasMore: token !== undefined };
}

interface Page {
  readonly images: readonly Ec2Image[];
  readonly token: string | undefined;
}

async function askPage(request: DescribeImagesRequest, connection: Connection): Promise<Page> {
  const { ec2, meter, signal, region } = connection;
  // EC2 refuses a page size beside ids.
  const size = request.ImageIds === undefined ? { MaxResults: PAGE_SIZE } : {};
  const command = new DescribeImagesCommand({ ...request, ...size });
  countBytes(command, meter);
  meter.calls += 1;
  try {
    const answer = await ec2.send(command, signal === undefined ? {} : { abortSignal: signal });
    const images = answer.Images ?? [];
    meter.images += images.length;
    return { images, token: answer.NextToken === '' ? undefined : answer.NextToken };
  } catch (error) {
    throw explainAwsError(error, { region, action: 'ec2:DescribeImages' });
  }
}
