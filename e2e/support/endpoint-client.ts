import type { LocalEc2 } from '@ami-select/local-ec2';
import { EC2Client } from '@aws-sdk/client-ec2';

/** The SDK's own client of an endpoint, for what a test needs beside the product. */
export function endpointClient({ endpoint, environment }: LocalEc2): EC2Client {
  return new EC2Client({
    endpoint,
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
}
