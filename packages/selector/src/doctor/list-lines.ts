import { type Connection, listImages } from '../aws/describe-images.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { createMatchingTime, userExpressions } from '../conditions/matching-time.ts';
import { ownersIn } from '../publishers/expand.ts';
import { anyNames } from '../publishers/names-of.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { explainEmpty } from './explain-empty.ts';
import { imagesByLine, type LineImages } from './judge-line.ts';
import { lineMatchers } from './line-matcher.ts';
import { type ListedImage, toListedImage } from './listed-image.ts';
import type { Finding } from './publisher-report.ts';

/** A publisher in a region with what its listing gave. */
export interface ListedPublisher {
  readonly publisher: Publisher;
  readonly owners: readonly string[];
  readonly lines: readonly LineImages[];
  /** Why a line has no image, or why nothing could be listed. */
  readonly emptiness: ReadonlyMap<LineImages, Finding>;
}

/**
 * The images of a publisher's lines: one listing, and up to three calls more where a line has none. Undefined where
 * the publisher has no owner in the region's partition.
 *
 * @throws SelectorError `NO_CREDENTIALS`, `ABORTED`
 */
export async function listLines(
  publisher: Publisher,
  connection: Connection,
): Promise<ListedPublisher | undefined> {
  const owners = ownersIn(publisher, connection.region);
  if (owners === undefined || owners.length === 0) return undefined;
  try {
    const images = await listOwned(publisher, owners, connection);
    const matchingTime = createMatchingTime(userExpressions({}, [publisher]));
    const lines = matchingTime(() => imagesByLine(lineMatchers(publisher), images));
    const emptiness = await explainEmpty(lines, owners, { ...connection, matchingTime });
    return { publisher, owners, lines, emptiness };
  } catch (error) {
    const finding = unchecked(error, connection);
    const lines = imagesByLine(lineMatchers(publisher), []);
    return { publisher, owners, lines, emptiness: new Map(lines.map((line) => [line, finding])) };
  }
}

async function listOwned(
  publisher: Publisher,
  owners: readonly string[],
  connection: Connection,
): Promise<ListedImage[]> {
  const filters = [
    { Name: 'state', Values: ['available'] },
    { Name: 'name', Values: [...new Set(publisher.lines.flatMap(anyNames))] },
  ];
  const images: ListedImage[] = [];
  for await (const image of listImages({ Owners: [...owners], Filters: filters }, connection)) {
    images.push(toListedImage(image));
  }
  return images;
}

/**
 * The finding of a failed call.
 *
 * @throws SelectorError where no further call can succeed.
 */
export function unchecked(error: unknown, { region }: Connection): Finding {
  const explained = explainAwsError(error, { region, action: 'ec2:DescribeImages' });
  if (explained.code === 'NO_CREDENTIALS' || explained.code === 'ABORTED') throw explained;
  return { kind: 'unchecked', message: explained.message, code: explained.code };
}
