import { createSystemClock, runAction } from '@ami-select/action-kit';
import { createClients } from './clients.ts';
import { run } from './main.ts';

process.exitCode = await runAction(
  (context) => run({ ...context, clock: createSystemClock(), clients: createClients }),
  {
    process,
  },
);
