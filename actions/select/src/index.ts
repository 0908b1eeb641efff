import { createEagerClients } from '@ami-select/access/eager';
import { runAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { run } from './main.ts';
import { limitMemoryGrowth } from './memory.ts';

limitMemoryGrowth();

process.exitCode = await runAction(
  (context) => run({ ...context, clock: systemClock, clients: createEagerClients() }),
  {
    process,
  },
);
