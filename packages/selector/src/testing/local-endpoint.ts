import { type LocalEc2, type LocalEc2Options, startLocalEc2 } from '@ami-select/local-ec2';
import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import type { SelectDependencies } from '../contract/ports.ts';
import { httpDependencies, standingClock } from './http.ts';

/** The endpoint with its generated catalogue, the same for every test and on any day. */
export async function startEndpoint(options: LocalEc2Options = {}): Promise<LocalEc2> {
  return startLocalEc2({ sandbox: 'none', seed: 'selector', clock: standingClock, ...options });
}

export function dependenciesOf({ endpoint, environment }: LocalEc2): SelectDependencies {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment;
  return httpDependencies({ endpoint, accessKeyId, secretAccessKey });
}

/** Puts images into a region, whoever owns them; those with the same id are replaced. */
export async function publish(
  { endpoint, secret }: LocalEc2,
  region: string,
  images: readonly Ec2Image[],
): Promise<void> {
  const Images = images.map((image) => ({ Public: true, ...image }));
  const url = `${endpoint}/_local/images/${region}`;
  const headers = { authorization: `Bearer ${secret}` };
  const response = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ Images }) });
  if (!response.ok) throw new Error(`publishing failed: ${response.status} ${await response.text()}`);
}
