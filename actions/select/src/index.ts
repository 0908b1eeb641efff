import { createClients } from '@ami-select/access';
import { createSystemClock, runAction } from '@ami-select/action-kit';
import { run } from './main.ts';
import { limitMemoryGrowth } from './memory.ts';

limitMemoryGrowth();

process.exitCode = await runAction(
  (context) => run({ ...context, clock: createSystemClock(), clients: createClients() }),
  {
    process,
  },
);
