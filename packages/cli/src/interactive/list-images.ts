import { type Ec2Sender, type Publisher, partitionOf } from '@ami-select/selector';
import type { Candidate } from './narrow.ts';

const PAGE = 1_000;

export interface ListingSource {
  readonly publisher?: Publisher;
  readonly owner?: string;
}

/** Every available image of a publisher or an account in one region. */
export async function listImages(
  ec2: Ec2Sender,
  region: string,
  source: ListingSource,
): Promise<readonly Candidate[]> {
  const { DescribeImagesCommand } = await import('@aws-sdk/client-ec2');
  const images: Candidate[] = [];
  let token: string | undefined;
  do {
    const page = await ec2.send(
      new DescribeImagesCommand({
        Owners: ownersOf(source, region),
        Filters: [{ Name: 'state', Values: ['available'] }],
        MaxResults: PAGE,
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    images.push(...(page.Images ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return images;
}

function ownersOf({ publisher, owner }: ListingSource, region: string): string[] {
  const partition = partitionOf(region);
  return [...(publisher?.owners[partition] ?? []), ...(owner === undefined ? [] : [owner])];
}
