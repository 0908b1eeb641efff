import { lazySender, type RegionClients } from '@ami-select/selector';
import { EC2Client } from '@aws-sdk/client-ec2';

const USER_AGENT = 'ami-select';

/** The clients of one region. The SSM client is loaded when a parameter is read. */
export function createClients(region: string): RegionClients {
  return {
    ec2: new EC2Client({ region, customUserAgent: USER_AGENT }),
    ssm: lazySender(async () => {
      const { SSMClient } = await import('@aws-sdk/client-ssm');
      return new SSMClient({ region, customUserAgent: USER_AGENT });
    }),
  };
}
