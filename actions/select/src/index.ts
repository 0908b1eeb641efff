import { createClients } from '@ami-select/access';
import { createSystemClock, runAction } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import { run } from './main.ts';
import { limitMemoryGrowth } from './memory.ts';

limitMemoryGrowth();

process.exitCode = await runAction(
  (context) => run({ ...context, clock: createSystemClock(), clients: createClients() }),
  {
    process,
    exitStatus: EXIT_STATUS,
  },
);
