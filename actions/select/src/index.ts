import { createClients } from '@ami-select/access';
import { runAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { run } from './main.ts';
import { limitMemoryGrowth } from './memory.ts';

limitMemoryGrowth();

process.exitCode = await runAction(
  (context) => run({ ...context, clock: systemClock, clients: createClients() }),
  {
    process,
  },
);
