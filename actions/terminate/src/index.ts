import { createLaunchClient } from '@ami-select/access';
import { createSystemClock, runAction } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import { run } from './main.ts';

process.exitCode = await runAction(
  (context) =>
    run({
      ...context,
      clock: createSystemClock(),
      launchClient: (region, endpoint) => createLaunchClient({ region, endpoint }),
    }),
  { process, exitStatus: EXIT_STATUS },
);
