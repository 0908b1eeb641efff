import type { VirtualClock } from '@ami-select/core/testing';
import {
  createLocalEc2HandlerFactory,
  type FaultRule,
  type LocalEc2Handler,
  type LocalEc2HandlerOptions,
} from '@ami-select/local-ec2';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { quickClient } from './quick-client.ts';

export const LOCAL_REGION = 'us-east-1';

/** One local-ec2 in process, with a client and an arm64 image of it. */
export interface LocalHandler {
  readonly ec2: EC2Client;
  /** The configuration of further clients of the SDK. */
  readonly sdk: object;
  readonly clock: VirtualClock;
  readonly imageId: string;
  readonly journal: LocalEc2Handler['journal'];
  readonly world: LocalEc2Handler['world'];
}

/** Starts endpoints in process with AWS's latencies; all of them have the same images. */
export function localHandlers({
  throttling,
  ...options
}: Pick<LocalEc2HandlerOptions, 'quotas' | 'latencies' | 'network' | 'throttling'> = {}): (
  rules: readonly FaultRule[],
) => Promise<LocalHandler> {
  const create = createLocalEc2HandlerFactory({
    region: LOCAL_REGION,
    regions: [LOCAL_REGION],
    images: 100,
    latencies: 'aws',
    start: new Date('2026-11-22T08:00:00Z'),
    ...options,
  });
  let imageId: string | undefined;
  return async (rules) => {
    const { requestHandler, endpoint, credentials, clock, journal, world } = create({
      faults: { rules },
      throttling,
    });
    const client = { requestHandler, endpoint, credentials, region: LOCAL_REGION, maxAttempts: 1 };
    const ec2 = quickClient(new EC2Client(client as never));
    imageId ??= await findImage(ec2);
    return { ec2, sdk: client, clock, imageId, journal, world };
  };
}

async function findImage(ec2: EC2Client): Promise<string> {
  const { Images = [] } = await ec2.send(
    new DescribeImagesCommand({
      Owners: ['099720109477'],
      Filters: [
        { Name: 'architecture', Values: ['arm64'] },
        { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
      ],
    }),
  );
  return Images[0]?.ImageId ?? '';
}
