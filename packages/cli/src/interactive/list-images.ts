import { type Ec2Sender, type Image, toImage } from '@ami-select/selector';

const PAGE = 1_000;

/** Every available image of some owners, with such names where there are any, in one region. */
export async function listImages(
  ec2: Ec2Sender,
  { owners, names }: { readonly owners: readonly string[]; readonly names?: readonly string[] | undefined },
  context: { readonly region: string; readonly now: Date },
): Promise<readonly Image[]> {
  const { DescribeImagesCommand } = await import('@aws-sdk/client-ec2');
  const images: Image[] = [];
  let token: string | undefined;
  do {
    const page = await ec2.send(
      new DescribeImagesCommand({
        Owners: [...owners],
        Filters: [
          { Name: 'state', Values: ['available'] },
          ...(names === undefined ? [] : [{ Name: 'name', Values: [...names] }]),
        ],
        MaxResults: PAGE,
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    images.push(...(page.Images ?? []).map((raw) => toImage(raw, context)));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return images;
}
