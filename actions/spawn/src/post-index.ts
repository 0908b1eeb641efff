import { createSystemClock, runAction } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import { createLaunchClient } from './clients.ts';
import { runPost } from './post.ts';

process.exitCode = await runAction(
  (context) => runPost({ ...context, clock: createSystemClock(), launchClient: createLaunchClient }),
  { process, exitStatus: EXIT_STATUS },
);
