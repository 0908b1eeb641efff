import { type Clock, silentLogger } from '@ami-select/core';
import { DescribeImagesCommand, EC2Client, type Image as Ec2Image } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { SelectDependencies } from '../contract/ports.ts';
import type { Image } from '../image/image.ts';
import { NOW } from './samples.ts';

/** Address and credentials of an endpoint. */
export interface HttpEndpoint {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** It stands still, so that generated images are the same on any day. */
export const standingClock: Clock = { now: () => NOW, sleep: async () => {} };

/** The dependencies of `select`, with real clients over HTTP. */
export function httpDependencies({ endpoint, ...credentials }: HttpEndpoint): SelectDependencies {
  const clients = (region: string) => {
    const options = { region, endpoint, credentials, maxAttempts: 1 };
    return { ec2: new EC2Client(options), ssm: new SSMClient(options) };
  };
  return { clients, clock: standingClock, logger: silentLogger };
}

/** All images of some owners, of all when there are none, the plain way: no filter, no page size, none of our code. */
export async function listPlainly(
  dependencies: SelectDependencies,
  region: string,
  owners: readonly string[],
): Promise<Ec2Image[]> {
  const response = await dependencies
    .clients(region)
    .ec2.send(new DescribeImagesCommand(owners.length === 0 ? {} : { Owners: [...owners] }));
  return response.Images ?? [];
}

/** The newest usable image of a listing with such a name and the same architecture. */
export function newestLike(listing: readonly Ec2Image[], image: Image, name: RegExp): string | undefined {
  const alike = listing.filter(
    (one) =>
      name.test(one.Name ?? '') &&
      one.Architecture === image.architecture &&
      one.State === 'available' &&
      (one.DeprecationTime === undefined || Date.parse(one.DeprecationTime) > NOW.getTime()),
  );
  const newest = alike.sort((left, right) =>
    (right.CreationDate ?? '').localeCompare(left.CreationDate ?? ''),
  )[0];
  return newest?.ImageId;
}
