import {
  DescribeImagesCommand,
  type DescribeImagesRequest,
  type Image as Ec2Image,
} from '@aws-sdk/client-ec2';
import type { Ec2Sender } from '../contract/ports.ts';
import { countBytes } from './count-bytes.ts';
import { explainAwsError } from './explain-aws-error.ts';
import { endlessListing, foreignResponse } from './foreign-response.ts';
import type { Meter } from './meter.ts';
import { sendOptions } from './send-options.ts';

const PAGE_SIZE = 1000;

/** A region has some hundred pages of public images; short and empty ones may be among them. */
const MOST_PAGES = 10_000;

/** EC2 in one region, and the meter of the selection that calls it. */
export interface Connection {
  readonly ec2: Ec2Sender;
  readonly region: string;
  readonly meter: Meter;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The images of one request, one after the other.
 *
 * @throws SelectorError the codes of `explainAwsError`, `UNREACHABLE_ENDPOINT` for a listing without end.
 */
export async function* listImages(
  request: DescribeImagesRequest,
  connection: Connection,
): AsyncGenerator<Ec2Image> {
  for await (const page of listPages(request, connection)) yield* page;
}

/**
 * The images of one request, page after page. Pages may be short or empty while more follow: only a missing
 * token ends the listing.
 *
 * @throws SelectorError the codes of `explainAwsError`.
 */
export async function* listPages(
  request: DescribeImagesRequest,
  connection: Connection,
): AsyncGenerator<readonly Ec2Image[]> {
  let token: string | undefined;
  let pages = 0;
  do {
    pages += 1;
    if (pages > MOST_PAGES) throw endlessListing({ region: connection.region, action: 'ec2:DescribeImages' });
    const page: Page = await describePage({ ...request, NextToken: token }, connection);
    yield page.images;
    token = page.token;
  } while (token !== undefined);
}

export interface FirstPage {
  readonly images: readonly Ec2Image[];
  readonly hasMore: boolean;
}

/**
 * The first page of a request only: at most 1000 images.
 *
 * @throws SelectorError the codes of `explainAwsError`.
 */
export async function firstPage(request: DescribeImagesRequest, connection: Connection): Promise<FirstPage> {
  const { images, token } = await describePage(request, connection);
  return { images, hasMore: token !== undefined };
}

interface Page {
  readonly images: readonly Ec2Image[];
  readonly token: string | undefined;
}

async function describePage(request: DescribeImagesRequest, connection: Connection): Promise<Page> {
  const { ec2, meter, signal, region } = connection;
  // EC2 refuses a page size beside ids.
  const size = request.ImageIds === undefined ? { MaxResults: PAGE_SIZE } : {};
  const command = new DescribeImagesCommand({ ...request, ...size });
  countBytes(command, meter);
  meter.calls += 1;
  try {
    const { Images: images, NextToken: token } = await ec2.send(command, sendOptions(signal));
    if (images === undefined) throw foreignResponse({ region, action: 'ec2:DescribeImages' });
    meter.images += images.length;
    return { images, token: token === '' ? undefined : token };
  } catch (error) {
    throw explainAwsError(error, { region, action: 'ec2:DescribeImages' });
  }
}
