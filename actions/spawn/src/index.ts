import { createSystemClock, runAction } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import { createCallerAddress, createClients, createLaunchClient } from './clients.ts';
import { run } from './main.ts';

process.exitCode = await runAction(
  (context) =>
    run({
      ...context,
      clock: createSystemClock(),
      clients: createClients,
      launchClient: createLaunchClient,
      callerAddress: createCallerAddress(context.signal),
    }),
  { process, exitStatus: EXIT_STATUS },
);
