import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { Image } from '../image/image.ts';

/** A DescribeImages filter. */
export interface ImageFilter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** One thing an image must fulfil: asked of the server where it can be, checked here where it can be seen. */
export interface Condition {
  /** The query's field that brought it, in kebab-case. */
  readonly field: string;
  /** What is wanted, for a human. */
  readonly wanted: string;
  readonly filters: readonly ImageFilter[];
  readonly accepts?: (image: Image) => boolean;
  /** The request without this condition, where that is more than leaving out its filters. */
  readonly relax?: (request: DescribeImagesRequest) => DescribeImagesRequest;
}

/** A query with the publisher and partition resolved, ready to be asked and checked. */
export interface ResolvedQuery {
  readonly region: string;
  readonly now: Date;
  /** Ids and aliases; undefined for an image named directly, or when any owner is allowed. */
  readonly owners: readonly string[] | undefined;
  readonly allowsAnyOwner: boolean;
  readonly conditions: readonly Condition[];
  readonly executableBy: readonly string[] | undefined;
  readonly includeDeprecated: boolean;
  readonly includeDisabled: boolean;
  readonly order: 'date' | 'version' | 'exactly-one';
  readonly nth: number;
  /** Nothing created before (milliseconds) can match, and nothing after. */
  readonly oldest?: number;
  readonly newest?: number;
  /** Finds the version in a name, for publishers whose names are known. */
  readonly versionInName?: RegExp;
  /** What the resolution itself wants to say to the user. */
  readonly warnings: readonly string[];
}
