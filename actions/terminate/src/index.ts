import { createSystemClock, runAction } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import { EC2Client } from '@aws-sdk/client-ec2';
import { run } from './main.ts';

function createLaunchClient(region: string, endpoint: string | undefined): EC2Client {
  return new EC2Client({
    region,
    maxAttempts: 1,
    customUserAgent: 'ami-select',
    ...(endpoint !== undefined && { endpoint }),
  });
}

process.exitCode = await runAction(
  (context) => run({ ...context, clock: createSystemClock(), launchClient: createLaunchClient }),
  { process, exitStatus: EXIT_STATUS },
);
