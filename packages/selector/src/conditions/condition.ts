import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { Image } from '../image/image.ts';
import type { Publisher } from '../publishers/publisher.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { MatchingTime } from './matching-time.ts';

/** A DescribeImages filter. */
export interface ImageFilter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** One condition on an image: a filter of the server where EC2 has one, checked here where the image shows it. */
export interface Condition {
  /** The query's field that it comes from, in kebab-case. */
  readonly field: string;
  /** The wanted value, for a person. */
  readonly wanted: string;
  readonly filters: readonly ImageFilter[];
  readonly accepts?: (image: Image) => boolean;
  /** The request without this condition, where that is more than leaving out its filters. */
  readonly relax?: (request: DescribeImagesRequest) => DescribeImagesRequest;
}

/** A query with its publisher, partition and defaults resolved. */
export interface ResolvedQuery {
  readonly region: string;
  readonly now: Date;
  /** The publishers that there are. */
  readonly publishers: PublisherTable;
  /** The publisher of every match; undefined when the query names none, or an owner beside it. */
  readonly publisher?: Publisher | undefined;
  /** Ids and aliases; undefined for an image named directly, or when any owner is allowed. */
  readonly owners: readonly string[] | undefined;
  readonly allowsAnyOwner: boolean;
  readonly conditions: readonly Condition[];
  /** Whatever matches names by conditions and versions of this query runs in it. */
  readonly matchingTime: MatchingTime;
  readonly executableBy: readonly string[] | undefined;
  readonly includeDeprecated: boolean;
  readonly includeDisabled: boolean;
  readonly order: 'date' | 'version' | 'exactly-one';
  readonly nth: number;
  /** Nothing created before (milliseconds) can match, and nothing after. */
  readonly oldest?: number | undefined;
  readonly newest?: number | undefined;
  /** Finds the version in a name, for publishers whose names are known. */
  readonly versionInName?: RegExp | undefined;
  /** Warnings of the resolution for the user. */
  readonly warnings: readonly string[];
  /** Warnings of an image with that name: where no version is asked, only some of the candidate lines may have one. */
  readonly warningsOf?: ((name: string) => readonly string[]) | undefined;
}
